import { Injectable } from '@nestjs/common';
import { onlyDuplicates, Unavailable } from '@fanfare/chassis';
import { factKey, type MeetingFact, type Noted } from '@fanfare/engine';
import { Collections } from '../collections.store.js';
import { decodeFact, encodeFact } from './fact-text.js';

/** Rounds until the first facts of a meeting, which several bring at once, are all in. */
const maxRounds = 10;

/** The facts of meetings: each recorded once, in one order that everybody sees. */
@Injectable()
export class MeetingStore {
  constructor(private readonly collections: Collections) {}

  /** Records facts, those that are new; gives all facts of each meeting, in their order. */
  async record(notes: readonly Noted[]): Promise<Map<string, MeetingFact[]>> {
    const ids = [...new Set(notes.map(({ meeting }) => meeting))];
    for (let round = 0; round < maxRounds; round++) {
      const writes = notes.map(({ meeting, fact }) => {
        const key = factKey(fact);
        return {
          updateOne: {
            filter: { _id: meeting, 'facts.key': { $ne: key } },
            update: { $push: { facts: { key, fact: encodeFact(fact) } }, ...decidedNot(fact) },
            upsert: true,
          },
        };
      });
      try {
        await this.collections.meetings.bulkWrite(writes, { ordered: false });
      } catch (error) {
        // A fact that is known finds no document to go to, and the one that it would then make is refused: as it should be.
        if (!onlyDuplicates(error)) throw error;
      }
      const known = await this.collections.meetings.find({ _id: { $in: ids } }).toArray();
      const facts = new Map(known.map((meeting) => [meeting._id, meeting.facts]));
      const missing = notes.some(({ meeting, fact }) => !facts.get(meeting)?.some(({ key }) => key === factKey(fact)));
      if (!missing) return new Map([...facts].map(([id, all]) => [id, all.map(({ fact }) => decodeFact(fact))]));
    }
    throw new Unavailable(`Others wrote the same ${ids.length} meetings ${maxRounds} times in a row`);
  }

  /** The facts of each meeting that is known, in their order. */
  async find(ids: readonly string[]): Promise<Map<string, MeetingFact[]>> {
    if (ids.length === 0) return new Map();
    const known = await this.collections.meetings.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(known.map(({ _id, facts }) => [_id, facts.map(({ fact }) => decodeFact(fact))]));
  }

  /** Nothing more can follow from these. */
  async decided(ids: readonly string[], now = Date.now()): Promise<void> {
    if (ids.length === 0) return;
    await this.collections.meetings.updateMany({ _id: { $in: [...ids] } }, { $set: { decidedAt: now } });
  }

  /** Forgets what was decided before an instant. */
  async sweep(before: number): Promise<number> {
    return (await this.collections.meetings.deleteMany({ decidedAt: { $lt: before } })).deletedCount;
  }
}

/** Something may follow: from the first fact, and once more when a branch is tried again. */
function decidedNot({ kind }: MeetingFact) {
  return kind === 'again' ? { $set: { decidedAt: null } } : { $setOnInsert: { decidedAt: null } };
}
