import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { Page } from '@fanfare/bus';
import { insertNew, keyOf, MONGO } from '@fanfare/chassis';
import type { Forgotten } from '../contacts/forgotten.js';
import { earnedIndexes } from '../indexes.js';
import { latest, type Part } from '../latest.store.js';

/** An achievement that a contact has. */
export interface Earned {
  /** Workspace, contact and achievement: a contact has it once. */
  _id: string;
  workspace: string;
  contact: string;
  achievement: string;
  /** The step that gave it. */
  step: string;
  at: number;
}

const schema = new Schema({ _id: String }, { collection: 'earned', versionKey: false, strict: false });
for (const index of earnedIndexes) schema.index(index);

/** All database access of achievements that contacts have: only ever inserted into. */
@Injectable()
export class EarnedStore implements OnModuleInit {
  private readonly earned: Collection<Earned>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.earned = connection.collection<Earned>('earned');
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Earned', schema).createIndexes();
  }

  /** Gives achievements, and for each the one that stands: this one, or that of an earlier step. */
  async give(all: readonly Omit<Earned, '_id'>[]): Promise<Earned[]> {
    const wanted = all.map((one) => ({ _id: keyOf(one.workspace, one.contact, one.achievement), ...one }));
    // One insert holds each key once: of several steps in one batch the first gives it.
    const first = new Map(wanted.toReversed().map((one) => [one._id, one]));
    const documents = [...first.values()];
    const taken = await insertNew(this.earned, documents);
    const keys = taken.map((index) => documents[index]?._id ?? '');
    const before = keys.length === 0 ? [] : await this.earned.find({ _id: { $in: keys } }).toArray();
    for (const one of before) first.set(one._id, one);
    return wanted.map(({ _id }) => first.get(_id) as Earned);
  }

  list(filter: object, part: Part): Promise<Page<Earned>> {
    return latest(this.earned, filter, part);
  }

  /** Puts a placeholder in the place of contacts. The key names them, too: copies first, then the originals go. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const theirs = await this.earned.find({ workspace, contact: { $in: contacts } }).toArray();
    if (theirs.length === 0) return 0;
    await this.give(theirs.map(({ _id, ...one }) => ({ ...one, contact: placeholder })));
    await this.earned.deleteMany({ _id: { $in: theirs.map(({ _id }) => _id) } });
    return theirs.length;
  }
}
