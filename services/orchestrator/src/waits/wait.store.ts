import { Injectable } from '@nestjs/common';
import { insertNew } from '@fanfare/chassis';
import type { Wait } from '@fanfare/engine';
import { Collections, type StoredWait } from '../collections.store.js';
import { encodeToken } from '../token-cargo.js';
import { eventKey } from './who-and-what.js';

/** What ends a wait: an event, by its id, or the time. */
export interface WaitEnd {
  stepId: string;
  by: string;
}

/** Who waits for which event. Of an event and the time, whichever is recorded first has ended the wait, for good. */
@Injectable()
export class WaitStore {
  constructor(private readonly collections: Collections) {}

  async add(waits: readonly Wait[]): Promise<void> {
    const documents = waits.map(({ stepId, event, contact, since, until, token }): StoredWait => {
      const { id: run, workspace } = token.run;
      const key = eventKey(workspace, contact, event);
      return { _id: stepId, run, key, since, until, token: encodeToken(token), endedBy: null };
    });
    await insertNew(this.collections.waits, documents);
  }

  /** Those who wait, and those whose wait one of these events has ended before. */
  async find(keys: readonly string[], events: readonly string[]): Promise<StoredWait[]> {
    const found = await this.collections.waits.find({ key: { $in: [...new Set(keys)] } }).toArray();
    return found.filter(({ endedBy }) => endedBy === null || events.includes(endedBy));
  }

  /** Ends waits; gives the steps whose wait is ended by just that, now or since an earlier try. */
  async end(ends: readonly WaitEnd[]): Promise<Set<string>> {
    if (ends.length === 0) return new Set();
    await this.collections.waits.bulkWrite(
      ends.map(({ stepId, by }) => ({
        updateOne: { filter: { _id: stepId, endedBy: null }, update: { $set: { endedBy: by } } },
      })),
      { ordered: false },
    );
    const stored = await this.collections.waits.find({ _id: { $in: ends.map(({ stepId }) => stepId) } }).toArray();
    const endedBy = new Map(stored.map((wait) => [wait._id, wait.endedBy]));
    return new Set(ends.filter(({ stepId, by }) => endedBy.get(stepId) === by).map(({ stepId }) => stepId));
  }

  /** Nobody waits any more in these runs. */
  async endOf(runs: readonly string[]): Promise<void> {
    await this.collections.waits.deleteMany({ run: { $in: [...runs] } });
  }

  /** By run, of those named: the steps in which somebody waits. */
  async waiting(runs: readonly string[]): Promise<Map<string, string[]>> {
    const found = await this.collections.waits.find({ run: { $in: [...runs] } }).toArray();
    const open = Map.groupBy(found.filter(({ endedBy }) => endedBy === null), ({ run }) => run); // prettier-ignore
    return new Map([...open].map(([run, waits]) => [run, waits.map(({ _id }) => _id)]));
  }

  /** Forgets waits whose time was over long before. */
  async sweep(before: number): Promise<number> {
    return (await this.collections.waits.deleteMany({ until: { $lt: before } })).deletedCount;
  }
}
