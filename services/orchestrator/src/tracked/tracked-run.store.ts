import { Injectable } from '@nestjs/common';
import { runRef, type RunRef } from '@fanfare/contracts';
import { insertNew } from '@fanfare/chassis';
import { Collections, type StoredRun } from '../collections.store.js';
import { contactKey } from '../waits/who-and-what.js';

/** The runs whose end somebody wants to know, while they last. */
@Injectable()
export class TrackedRunStore {
  constructor(private readonly collections: Collections) {}

  async add(runs: readonly { run: RunRef; contact: string | null }[]): Promise<void> {
    const documents = runs.map(({ run, contact }): StoredRun => {
      const key = contact === null ? null : contactKey(run.workspace, contact);
      return { _id: run.id, contact, overAt: null, key, workflow: run.workflow, ref: JSON.stringify(run) };
    });
    await insertNew(this.collections.runs, documents);
  }

  async find(ids: readonly string[]): Promise<{ run: RunRef; contact: string | null }[]> {
    const found = await this.collections.runs.find({ _id: { $in: [...ids] } }).toArray();
    return found.map((stored) => ({ run: refOf(stored), contact: stored.contact }));
  }

  /** The runs of contacts, with the contact's key. */
  async ofContacts(keys: readonly string[]): Promise<{ key: string; run: RunRef }[]> {
    const found = await this.collections.runs.find({ key: { $in: [...new Set(keys)] } }).toArray();
    return found.flatMap((stored) =>
      stored.key === null || stored.overAt !== null ? [] : [{ key: stored.key, run: refOf(stored) }],
    );
  }

  async over(id: string, now = Date.now()): Promise<void> {
    // Its key goes, so that nobody finds it among the runs of its contact; who it was about stays for a repeat.
    await this.collections.runs.updateOne({ _id: id }, { $set: { overAt: now, key: null } });
  }

  /** Forgets runs that were over before an instant. */
  async sweep(before: number): Promise<number> {
    return (await this.collections.runs.deleteMany({ overAt: { $lt: before } })).deletedCount;
  }
}

function refOf({ ref }: StoredRun): RunRef {
  return runRef.parse(JSON.parse(ref));
}
