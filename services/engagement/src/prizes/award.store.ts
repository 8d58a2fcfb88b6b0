import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { Page } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import type { Forgotten } from '../contacts/forgotten.js';
import { Guarded } from '../guarded.store.js';
import { latest, type Part } from '../latest.store.js';
import { awardIndexes, guardIndex } from '../indexes.js';
import type { Award } from './award.js';

const schema = new Schema({ _id: String }, { collection: 'awards', versionKey: false, strict: false });
schema.index(guardIndex, { unique: true });
for (const index of awardIndexes) schema.index(index);

/** All database access of prizes that were awarded. */
@Injectable()
export class AwardStore implements OnModuleInit {
  readonly documents: Guarded<Award>;
  private readonly awards: Collection<Award>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.awards = connection.collection<Award>('awards');
    this.documents = new Guarded(this.awards);
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Award', schema).createIndexes();
  }

  list(filter: object, part: Part): Promise<Page<Award>> {
    return latest(this.awards, filter, part);
  }

  /** Takes out what contacts have written. Says how many it is gone from now. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const update = { $set: { form: null, contact: placeholder }, $unset: { origin: '' }, $inc: { rev: 1 } } as const;
    return (await this.awards.updateMany({ workspace, contact: { $in: contacts } }, update)).matchedCount;
  }

  count(filter: object): Promise<number> {
    return this.awards.countDocuments(filter);
  }

  /** Gives those of a card that belong to no competition that of the card. */
  async enter(workspace: string, card: string, competition: string): Promise<void> {
    await this.awards.updateMany({ workspace, card, competition: null }, { $set: { competition }, $inc: { rev: 1 } });
  }
}
