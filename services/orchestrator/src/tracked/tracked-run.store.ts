import { Injectable } from '@nestjs/common';
import { runRef, type RunRef } from '@fanfare/contracts';
import { insertNew } from '@fanfare/chassis';
import { Collections, type StoredRun } from '../collections.store.js';
import { contactKey } from '../waits/who-and-what.js';

/** A run, and about whom it is. `place`: that of its event among all events; null when none of those started it. */
export interface TrackedRun {
  run: RunRef;
  contact: string | null;
  place: number | null;
}

/** The runs whose end somebody wants to know, while they last. */
@Injectable()
export class TrackedRunStore {
  constructor(private readonly collections: Collections) {}

  /** `caller`: the run that called it, and waits for it. */
  async add(runs: readonly (TrackedRun & { caller?: string | null })[]): Promise<void> {
    const documents = runs.map(({ run, contact, place, caller = null }): StoredRun => {
      const key = contact === null ? null : contactKey(run.workspace, contact);
      const what = { contact, overAt: null, key, workflow: run.workflow, place, caller };
      return { _id: run.id, ...what, ref: JSON.stringify(run) };
    });
    await insertNew(this.collections.runs, documents);
  }

  /** Runs that were over are under way once more. */
  async again(runs: readonly Omit<TrackedRun, 'place'>[]): Promise<void> {
    await this.add(runs.map((one) => ({ ...one, place: null })));
    for (const { run, contact } of runs) {
      const key = contact === null ? null : contactKey(run.workspace, contact);
      await this.collections.runs.updateOne({ _id: run.id }, { $set: { overAt: null, key } });
    }
  }

  /** The run goes on with another version, by whose rules it ends from now on. */
  async move({ run, contact }: Omit<TrackedRun, 'place'>): Promise<void> {
    await this.add([{ run, contact, place: null }]);
    await this.collections.runs.updateOne({ _id: run.id }, { $set: { ref: JSON.stringify(run) } });
  }

  async find(ids: readonly string[]): Promise<TrackedRun[]> {
    const found = await this.collections.runs.find({ _id: { $in: [...ids] } }).toArray();
    return found.map(runOf);
  }

  /** The runs that last and that these called, and wait for. */
  async calledBy(callers: readonly string[]): Promise<TrackedRun[]> {
    const found = await this.collections.runs.find({ caller: { $in: [...callers] } }).toArray();
    return found.filter(({ overAt }) => overAt === null).map(runOf);
  }

  /** The runs of contacts that last, by the contacts' keys. */
  async ofContacts(keys: readonly string[]): Promise<TrackedRun[]> {
    const found = await this.collections.runs.find({ key: { $in: [...new Set(keys)] } }).toArray();
    return found.filter(({ overAt }) => overAt === null).map(runOf);
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

function runOf({ ref, contact, place }: StoredRun): TrackedRun {
  // Runs of before places were kept have none.
  return { run: runRef.parse(JSON.parse(ref)), contact, place: place ?? null };
}
