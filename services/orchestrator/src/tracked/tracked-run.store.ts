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
      return { _id: run.id, key, workflow: run.workflow, ref: JSON.stringify(run) };
    });
    await insertNew(this.collections.runs, documents);
  }

  async find(ids: readonly string[]): Promise<RunRef[]> {
    const found = await this.collections.runs.find({ _id: { $in: [...ids] } }).toArray();
    return found.map(refOf);
  }

  /** The runs of contacts, with the contact's key. */
  async ofContacts(keys: readonly string[]): Promise<{ key: string; run: RunRef }[]> {
    const found = await this.collections.runs.find({ key: { $in: [...new Set(keys)] } }).toArray();
    return found.flatMap((stored) => (stored.key === null ? [] : [{ key: stored.key, run: refOf(stored) }]));
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.collections.runs.deleteMany({ _id: { $in: [...ids] } });
  }
}

function refOf({ ref }: StoredRun): RunRef {
  return runRef.parse(JSON.parse(ref));
}
