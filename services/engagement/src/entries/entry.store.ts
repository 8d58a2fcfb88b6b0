import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { Page } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import type { Forgotten } from '../contacts/forgotten.js';
import { Guarded } from '../guarded.store.js';
import { latest, type Part } from '../latest.store.js';
import { entryIndexes, guardIndex } from '../indexes.js';
import type { Entry } from './entry.js';

const schema = new Schema({ _id: String }, { collection: 'entries', versionKey: false, strict: false });
schema.index(guardIndex, { unique: true });
for (const index of entryIndexes) schema.index(index);

/** All database access of entries. */
@Injectable()
export class EntryStore implements OnModuleInit {
  readonly documents: Guarded<Entry>;
  private readonly entries: Collection<Entry>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.entries = connection.collection<Entry>('entries');
    this.documents = new Guarded(this.entries);
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Entry', schema).createIndexes();
  }

  list(filter: object, part: Part): Promise<Page<Entry>> {
    return latest(this.entries, filter, part);
  }

  /** Takes out what contacts have written, and the words that others have put on it. Says how many it is gone from now. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const nothing = { form: null, disqualifiedReason: null, marks: [], tags: [] };
    const update = { $set: { ...nothing, contact: placeholder }, $unset: { origin: '' }, $inc: { rev: 1 } } as const;
    return (await this.entries.updateMany({ workspace, contact: { $in: contacts } }, update)).matchedCount;
  }

  /** How many count, how many are disqualified, and of how many contacts those are that count. */
  async count(filter: object): Promise<{ entries: number; disqualified: number; contacts: number }> {
    const counting = { ...filter, qualified: { $ne: false } };
    const [entries, disqualified, people] = await Promise.all([
      this.entries.countDocuments(counting),
      this.entries.countDocuments({ ...filter, qualified: false }),
      this.entries
        .aggregate<{ count: number }>([
          { $match: { ...counting, contact: { $ne: null } } },
          { $group: { _id: '$contact' } },
          { $count: 'count' },
        ])
        .toArray(),
    ]);
    return { entries, disqualified, contacts: people[0]?.count ?? 0 };
  }

  /** Gives those of a card that belong to no competition that of the card. */
  async enter(workspace: string, card: string, competition: string): Promise<void> {
    await this.entries.updateMany({ workspace, card, competition: null }, { $set: { competition }, $inc: { rev: 1 } });
  }
}
