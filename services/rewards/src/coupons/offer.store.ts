import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import { partsOf } from '../keys.js';
import type { ChunkRef } from './code-stock.store.js';
import type { OfferState } from './coupon.js';
import type { Turn } from './reserve.js';

export interface Offer extends OfferState {
  _id: string;
  workspace: string;
  id: string;
  name: string;
  /** Secret of this offer; its codes and coupon ids are made with it. Never changes, never leaves the service. */
  salt: string;
  /** Where the imported codes are, in their order. */
  chunks: ChunkRef[];
  /** Goes up with every decision and every change of settings: what a decision was based on. */
  seq: number;
  /** Decisions whose consequences are perhaps not all stored yet. */
  pending: Turn[];
}

export type OfferSettings = Pick<Offer, 'name' | 'active' | 'validFrom' | 'validUntil' | 'limit'>;

const nullable = { type: Number, default: null };
const schema = new Schema<Offer>(
  {
    _id: String,
    workspace: String,
    id: String,
    name: String,
    known: Boolean,
    active: Boolean,
    validFrom: nullable,
    validUntil: nullable,
    limit: nullable,
    issued: Number,
    imported: Number,
    salt: String,
    chunks: [Object],
    seq: Number,
    pending: [Object],
  },
  { collection: 'offers', versionKey: false, minimize: false },
);

/** Offers. The document of an offer is the one place where a decision about it is made: by a write guarded with `seq`. */
@Injectable()
export class OfferStore {
  private readonly offers: Model<Offer>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.offers = connection.model<Offer>('Offer', schema);
  }

  /** The offer of a key (workspace and id); one that nobody has saved gets a document all the same, because a refusal is decided there, too. */
  async touch(key: string): Promise<Offer> {
    const found = await this.offers.findById(key).lean<Offer>();
    if (found) return found;
    await insertNew(this.connection.collection<Offer>('offers'), [blank(key)]);
    return this.touch(key);
  }

  /** Makes decisions, unless anything about the offer has changed since it was read; says whether it did. */
  async reserve(offer: Offer, turn: Turn, count: number): Promise<boolean> {
    const result = await this.offers.updateOne(
      { _id: offer._id, seq: turn.seq },
      { $inc: { seq: 1, issued: count }, $push: { pending: turn } },
    );
    return result.modifiedCount === 1;
  }

  /** Forgets decisions whose consequences are all stored. */
  async settle(key: string, turns: readonly Turn[]): Promise<void> {
    await this.offers.updateOne({ _id: key }, { $pull: { pending: { seq: { $in: turns.map(({ seq }) => seq) } } } });
  }

  /** Saves settings and takes new codes into stock; null when the offer as read is no longer good enough to decide that. */
  async save(offer: Offer, settings: OfferSettings, chunks: readonly ChunkRef[]): Promise<Offer | null> {
    const count = chunks.reduce((sum, chunk) => sum + chunk.count, 0);
    // Guarded by what matters here, not by `seq`: a busy offer must not keep its owner from changing it.
    const startsStock = count > 0 && offer.imported === 0;
    const mostIssued = startsStock ? 0 : (settings.limit ?? Number.MAX_SAFE_INTEGER);
    return this.offers
      .findOneAndUpdate(
        { _id: offer._id, imported: offer.imported, issued: { $lte: mostIssued } },
        {
          $set: { ...settings, known: true },
          $inc: { seq: 1, imported: count },
          $push: { chunks: { $each: [...chunks] } },
        },
        { returnDocument: 'after' },
      )
      .lean<Offer | null>();
  }

  async list(workspace: string): Promise<Offer[]> {
    return this.offers.find({ workspace, known: true }, { pending: 0, chunks: 0 }).sort({ _id: 1 }).lean<Offer[]>();
  }
}

function blank(_id: string): Offer {
  const [workspace = '', id = ''] = partsOf(_id);
  const settings = { name: id, active: false, validFrom: null, validUntil: null, limit: null };
  const salt = randomBytes(32).toString('base64url');
  return {
    _id,
    workspace,
    id,
    known: false,
    ...settings,
    issued: 0,
    imported: 0,
    salt,
    chunks: [],
    seq: 0,
    pending: [],
  };
}
