import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Page } from '@fanfare/bus';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { Forgotten } from '../contacts/forgotten.js';
import { bonusIndexes } from '../indexes.js';
import { latest, type Part } from '../latest.store.js';
import type { Closed } from './closed.js';

/** Entries that a step gave a contact in a competition, or why it gave none. */
export interface BonusEntries {
  /** The step: it gives once, and a repeat finds what it gave. */
  _id: string;
  workspace: string;
  competition: string;
  contact: string;
  /** 0 when refused. */
  count: number;
  /** Recorded all the same, so that a repeat is refused, too. */
  refused: Closed | null;
  at: number;
}

const schema = new Schema<BonusEntries>(
  {
    _id: String,
    workspace: String,
    competition: String,
    contact: String,
    count: Number,
    refused: { type: Object, default: null },
    at: Number,
  },
  { collection: 'bonusEntries', versionKey: false },
);
for (const index of bonusIndexes) schema.index(index);

/** The ledger of bonus entries: only ever inserted into. What a contact has, or a competition, is the sum of its rows. */
@Injectable()
export class BonusEntryStore implements OnModuleInit {
  private readonly rows: Model<BonusEntries>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.rows = connection.model<BonusEntries>('BonusEntries', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.rows.createIndexes();
  }

  /** Books rows, and gives for each step what stands in the ledger: its own row, or the one that was there before. */
  async book(rows: readonly BonusEntries[]): Promise<Map<string, BonusEntries>> {
    const there = await insertNew(this.connection.collection<BonusEntries>('bonusEntries'), rows);
    const booked = new Map(rows.map((row) => [row._id, row]));
    const steps = there.map((index) => rows[index]?._id ?? '');
    const before = steps.length === 0 ? [] : await this.rows.find({ _id: { $in: steps } }).lean<BonusEntries[]>();
    for (const row of before) booked.set(row._id, row);
    return booked;
  }

  /** Rows that gave something. */
  list(filter: object, part: Part): Promise<Page<BonusEntries>> {
    return latest(this.connection.collection<BonusEntries>('bonusEntries'), { ...filter, refused: null }, part);
  }

  /** What a competition's rows come to. */
  async sum(workspace: string, competition: string): Promise<number> {
    const [total] = await this.rows.aggregate<{ sum: number }>([
      { $match: { workspace, competition } },
      { $group: { _id: null, sum: { $sum: '$count' } } },
    ]);
    return total?.sum ?? 0;
  }

  /** Puts a placeholder in the place of contacts. Says in how many rows. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const theirs = { workspace, contact: { $in: contacts } };
    return (await this.rows.updateMany(theirs, { $set: { contact: placeholder } })).matchedCount;
  }
}
