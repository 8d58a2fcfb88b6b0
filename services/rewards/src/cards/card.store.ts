import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { pageOf } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import type { CardContent } from './card-content.js';

export interface Card {
  /** Of workspace, template and contact; where the step asked for another card, of the step, too. */
  _id: string;
  id: string;
  /** What its link ends with. Whoever knows it sees the card. */
  token: string;
  workspace: string;
  template: string;
  contact: string;
  issuedAt: number;
  /** Null: its contact is deleted. */
  written: Written | null;
}

/** What is on a card. `at` stands first, and then the step: the newest step's content is the greatest document. */
interface Written extends CardContent {
  at: number;
  step: string;
}

export interface Writing extends Pick<Card, 'workspace' | 'template' | 'contact'> {
  key: string;
  written: Written;
}

export interface CardQuery {
  workspace: string;
  /** One contact, by all the ids that it had. */
  contact?: string | string[] | undefined;
  template?: string | undefined;
  after?: string | undefined;
  limit: number;
}

const schema = new Schema<Card>(
  {
    _id: String,
    id: String,
    token: String,
    workspace: String,
    template: String,
    contact: String,
    issuedAt: Number,
    written: Object,
  },
  { collection: 'cards', versionKey: false },
)
  .index({ token: 1 }, { unique: true })
  .index({ workspace: 1, contact: 1, _id: 1 })
  .index({ workspace: 1, template: 1, _id: 1 })
  .index({ workspace: 1, _id: 1 });

/** Wallet cards, one document each. */
@Injectable()
export class CardStore implements OnModuleInit {
  private readonly cards: Model<Card>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.cards = connection.model<Card>('Card', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.cards.createIndexes();
  }

  async find(keys: readonly string[]): Promise<Map<string, Card>> {
    const found = await this.cards.find({ _id: { $in: [...new Set(keys)] } }).lean<Card[]>();
    return new Map(found.map((card) => [card._id, card]));
  }

  async byToken(token: string): Promise<Card | null> {
    return this.cards.findOne({ token }).lean<Card | null>();
  }

  /** Makes cards that are not there yet, and writes on the others, unless what stands there is newer. */
  async write(writings: readonly Writing[]): Promise<void> {
    if (writings.length === 0) return;
    await this.connection.collection<Card>('cards').bulkWrite(
      writings.map(({ key, workspace, template, contact, written }) => ({
        updateOne: {
          filter: { _id: key },
          update: {
            $max: { written },
            $setOnInsert: { ...names(), workspace, template, contact, issuedAt: written.at },
          },
          upsert: true,
        },
      })),
    );
  }

  async list({
    workspace,
    contact,
    template,
    after,
    limit,
  }: CardQuery): Promise<{ cards: Card[]; next: string | null }> {
    const found = await this.cards
      .find({
        workspace,
        ...(contact !== undefined && { contact: { $in: [contact].flat() } }),
        ...(template !== undefined && { template }),
        ...(after !== undefined && { _id: { $gt: after } }),
      })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .lean<Card[]>();
    const { items: cards, next } = pageOf(found, limit, ({ _id }) => _id);
    return { cards, next };
  }
}

/** Given once, when the card is made: nobody can foresee them, and a repeat finds them. */
function names(): Pick<Card, 'id' | 'token'> {
  return { id: randomBytes(16).toString('base64url'), token: randomBytes(24).toString('base64url') };
}
