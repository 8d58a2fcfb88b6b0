import { Injectable } from '@nestjs/common';
import type { ImportCounts } from '@fanfare/contracts';
import { insertNew } from '@fanfare/chassis';
import { contactKey } from '../contact/contact.js';
import { ImportCollections, type StoredImport } from './import-collections.store.js';

type State = StoredImport['state'];

/** A worker that has not been heard of for so long is dead. */
export const workerMs = 30_000;
const maxRounds = 50;

/** Imports, one document each; every change says in which state the import must be for it. */
@Injectable()
export class ImportStore {
  constructor(private readonly collections: ImportCollections) {}

  async open(document: StoredImport): Promise<void> {
    await insertNew(this.collections.imports, [document]);
  }

  async get(workspace: string, id: string): Promise<StoredImport | null> {
    return this.collections.imports.findOne({ _id: contactKey(workspace, id) });
  }

  /** Newest first. */
  async page(workspace: string, after: string | undefined, limit: number): Promise<StoredImport[]> {
    const ids = { $gt: `${workspace}/`, $lt: after === undefined ? `${workspace}0` : contactKey(workspace, after) };
    return this.collections.imports.find({ workspace, _id: ids }).sort({ _id: -1 }).limit(limit).toArray();
  }

  /** The import after the change; null when it is in none of the states. */
  async change(
    _id: string,
    states: readonly State[],
    changes: Partial<StoredImport>,
    more: Partial<Pick<StoredImport, 'reading' | 'saving'>> = {},
  ): Promise<StoredImport | null> {
    return this.collections.imports.findOneAndUpdate(
      { _id, state: { $in: [...states] }, ...more },
      { $set: changes },
      { returnDocument: 'after' },
    );
  }

  /** The next import with something to do that nobody works on. */
  async take(worker: string, now: number): Promise<StoredImport | null> {
    for (const state of ['cancelling', 'importing', 'checking'] as const) {
      const due = await this.collections.imports.findOne({ state, workerUntil: { $lt: now } });
      const taken =
        due &&
        (await this.collections.imports.findOneAndUpdate(
          { _id: due._id, state, workerUntil: due.workerUntil },
          { $set: { worker, workerUntil: now + workerMs } },
          { returnDocument: 'after' },
        ));
      if (taken) return taken;
    }
    return null;
  }

  /** Notes what its worker has done; false: it is not this worker's any more, or was cancelled. */
  report(job: StoredImport, changes: Partial<StoredImport>): Promise<boolean> {
    return this.noted(job, job.state === 'checking' ? ['checking'] : ['importing', 'cancelling'], changes);
  }

  /** Notes that rows are done. An import that was cancelled meanwhile is over then; false: there is nothing more to do. */
  async counted(job: StoredImport, done: Pick<StoredImport, 'counts' | 'line'>): Promise<boolean> {
    const changes = { ...done, saving: false };
    if (await this.noted(job, ['importing'], changes)) return true;
    await this.noted(job, ['cancelling'], { ...changes, state: 'cancelled', endedAt: Date.now() });
    return false;
  }

  /** Ends it at once, or, when rows are being saved, with these: then it is `cancelling`. Null: it cannot be cancelled. */
  async cancel({ _id }: StoredImport): Promise<StoredImport | null> {
    const over = { state: 'cancelled', endedAt: Date.now() } as const;
    const [before, after] = [
      ['uploading', 'checking', 'checked', 'importing'] as State[],
      { returnDocument: 'after' } as const,
    ];
    for (let round = 1; round <= maxRounds; round++) {
      const between = { _id, state: { $in: before }, saving: { $ne: true } };
      const cancelled =
        (await this.collections.imports.findOneAndUpdate(between, { $set: over }, after)) ??
        (await this.change(_id, ['importing'], { state: 'cancelling' }, { saving: true }));
      if (cancelled) return cancelled;
      // Its worker has begun, or ended, rows between the two looks: or it is over.
      if (!(await this.collections.imports.findOne({ _id, state: { $in: before } }))) return null;
    }
    return null;
  }

  private async noted(
    { _id, worker, reading }: StoredImport,
    states: State[],
    changes: Partial<StoredImport>,
  ): Promise<boolean> {
    const { matchedCount } = await this.collections.imports.updateOne(
      { _id, state: { $in: states }, worker, reading },
      { $set: { workerUntil: Date.now() + workerMs, ...changes } },
    );
    return matchedCount > 0;
  }

  async keepRejects(job: StoredImport, line: number, text: string): Promise<void> {
    const _id = `${rejectsOf(job)}${String(line).padStart(10, '0')}`;
    if (text !== '') await insertNew(this.collections.rejects, [{ _id, import: job._id, text }]);
  }

  async rejects(job: StoredImport, after = rejectsOf(job)): Promise<{ _id: string; text: string } | null> {
    const ids = { $gt: after, $lt: `${rejectsOf(job)}~` };
    const [first] = await this.collections.rejects
      .find({ import: job._id, _id: ids })
      .sort({ _id: 1 })
      .limit(1)
      .toArray();
    return first ?? null;
  }

  async expired(now: number, limit: number): Promise<StoredImport[]> {
    return this.collections.imports
      .find({ expiresAt: { $lt: now } })
      .limit(limit)
      .toArray();
  }

  /** Those that came before an instant and are not over. */
  async waiting(workspace: string, before: number): Promise<StoredImport[]> {
    const state = { $in: ['uploading', 'checking', 'checked', 'importing', 'cancelling'] as State[] };
    return this.collections.imports.find({ workspace, state, createdAt: { $lt: before } }).toArray();
  }

  /** Those of a workspace that are over, by `_id`; what was shown of their rows is forgotten. */
  async withdraw(workspace: string): Promise<string[]> {
    const over = { $in: ['done', 'failed', 'cancelled'] as State[] };
    const found = await this.collections.imports.find({ workspace, state: over }, { projection: { _id: 1 } }).toArray();
    const ids = found.map(({ _id }) => _id);
    await this.collections.imports.updateMany({ _id: { $in: ids } }, { $set: { 'columns.$[].samples': [] } });
    return ids;
  }

  async dropRejects(_id: string): Promise<void> {
    await this.collections.rejects.deleteMany({ import: _id });
  }

  /** Its file must have been dropped before. */
  async remove(_id: string): Promise<void> {
    await this.dropRejects(_id);
    await this.collections.imports.deleteOne({ _id });
  }
}

export const nothingCounted: ImportCounts = { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0, replaced: 0 };

function rejectsOf({ _id, reading }: StoredImport): string {
  return `${_id}/${String(reading).padStart(6, '0')}/`;
}
