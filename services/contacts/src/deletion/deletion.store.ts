import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { insertNew } from '@fanfare/chassis';
import { Collections } from '../collections.store.js';
import type { Deletion } from '../documents.js';

/** Who was deleted, under digests of the names that they had: a name that comes again is known, and cannot be read here. */
@Injectable()
export class DeletionStore {
  constructor(private readonly collections: Collections) {}

  /** The deletion as recorded, this one or the one that was there first. */
  async begin(deletion: Deletion): Promise<Deletion> {
    const taken = await insertNew(this.collections.deletions, [deletion]);
    return taken.length === 0
      ? deletion
      : ((await this.collections.deletions.findOne({ _id: deletion._id })) ?? deletion);
  }

  /** Other names of one who is deleted. */
  async alias(keys: readonly string[], { workspace, placeholder, at, by }: Deletion): Promise<void> {
    await insertNew(
      this.collections.deletions,
      keys.map((key): Deletion => {
        return {
          _id: digestOf(key),
          workspace,
          placeholder,
          at,
          by,
          state: 'alias',
          dueAt: at,
          keys: [],
          removed: null,
        };
      }),
    );
  }

  /** By what the contact was called (`workspace/id`). */
  async of(key: string): Promise<Deletion | null> {
    const found = await this.collections.deletions.findOne({ _id: digestOf(key) });
    if (found?.state !== 'alias') return found;
    const { workspace, placeholder } = found;
    return this.collections.deletions.findOne({ workspace, placeholder, state: { $ne: 'alias' } });
  }

  /** Which of these contacts (`workspace/id`) were deleted. */
  async gone(keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const byDigest = new Map(keys.map((key) => [digestOf(key), key]));
    const found = await this.collections.deletions
      .find({ _id: { $in: [...byDigest.keys()] } }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.flatMap(({ _id }) => byDigest.get(_id) ?? []));
  }

  async update(id: string, change: Partial<Deletion>): Promise<void> {
    await this.collections.deletions.updateOne({ _id: id }, { $set: change });
  }

  /** Those to go on with, or to look after once more, whichever has waited longest first. */
  async unfinished(before: number): Promise<Deletion[]> {
    return this.collections.deletions
      .find({ state: { $in: ['begun', 'removed', 'waiting'] }, dueAt: { $lt: before } })
      .sort({ dueAt: 1 })
      .limit(100)
      .toArray();
  }

  /** Whether it is as it was read, and so to be gone on with by whoever asks: others wait as long as for one that was looked after. */
  async claim({ _id, state, dueAt }: Deletion, now: number): Promise<boolean> {
    const { matchedCount } = await this.collections.deletions.updateOne(
      { _id, state, dueAt },
      { $set: { dueAt: now } },
    );
    return matchedCount > 0;
  }

  async latest(workspace: string, limit: number): Promise<Deletion[]> {
    return this.collections.deletions
      .find({ workspace, state: { $ne: 'alias' } })
      .sort({ at: -1 })
      .limit(limit)
      .toArray();
  }
}

export function digestOf(key: string): string {
  return createHash('sha256').update(`deleted/${key}`).digest('hex');
}
