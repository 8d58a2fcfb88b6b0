import { Injectable } from '@nestjs/common';
import type { ContactSnapshot } from '@fanfare/contracts';
import { Collections } from '../collections.store.js';
import { insertNew } from '@fanfare/chassis';

export interface RecordedStart {
  run: string;
  /** The contact's `_id`. */
  contact: string;
  at: number;
  snapshot: ContactSnapshot;
}

/** Who each run is about and how that contact was then: insert-or-get under the run's id. */
@Injectable()
export class StartStore {
  constructor(private readonly collections: Collections) {}

  /** Those recorded; with a workspace only that one's. */
  async find(runs: readonly string[], workspace?: string): Promise<Map<string, ContactSnapshot>> {
    if (runs.length === 0) return new Map();
    const all = await this.collections.starts.find({ _id: { $in: [...runs] } }).toArray();
    const found = workspace === undefined ? all : all.filter(({ contact }) => contact.startsWith(`${workspace}/`));
    return new Map(found.map(({ _id, snapshot }) => [_id, JSON.parse(snapshot) as ContactSnapshot]));
  }

  /** Records starts; the first one of a run wins and is what comes back. */
  async record(starts: readonly RecordedStart[]): Promise<Map<string, ContactSnapshot>> {
    const documents = starts.map(({ run, contact, at, snapshot }) => ({
      _id: run,
      contact,
      at,
      snapshot: JSON.stringify(snapshot),
    }));
    const there = await insertNew(this.collections.starts, documents);
    const recorded = new Map(starts.map(({ run, snapshot }) => [run, snapshot]));
    for (const [run, snapshot] of await this.find(there.map((index) => documents[index]?._id ?? ''))) {
      recorded.set(run, snapshot);
    }
    return recorded;
  }
}
