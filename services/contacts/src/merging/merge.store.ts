import { Injectable } from '@nestjs/common';
import { insertNew } from '@fanfare/chassis';
import { Collections } from '../collections.store.js';
import type { Merge } from '../documents.js';
import { contactKey, type Contact } from '../contact/contact.js';

/** Merges, from the moment they begin. */
@Injectable()
export class MergeStore {
  constructor(private readonly collections: Collections) {}

  /** The merge as recorded, this one or the one that was there first. */
  async begin(merge: Merge): Promise<Merge> {
    const taken = await insertNew(this.collections.merges, [merge]);
    return taken.length === 0 ? merge : ((await this.get(merge._id)) ?? merge);
  }

  async get(id: string): Promise<Merge | null> {
    return this.collections.merges.findOne({ _id: id });
  }

  /** Moves it on, if it is where it is thought to be. */
  async move(id: string, from: readonly Merge['state'][], to: Merge['state']): Promise<boolean> {
    const { matchedCount } = await this.collections.merges.updateOne(
      { _id: id, state: { $in: [...from] } },
      { $set: { state: to } },
    );
    return matchedCount > 0;
  }

  /** It cannot be: another one of these contacts is under way. */
  async drop(id: string): Promise<void> {
    await this.collections.merges.deleteOne({ _id: id, state: 'begun' });
  }

  /** Those that somebody began before an instant and did not end, by their ids, from one on. */
  async unfinished(before: number, after: string, limit: number): Promise<Merge[]> {
    return this.collections.merges
      .find({ state: { $in: ['begun', 'undoing'] }, _id: { $gt: after }, at: { $lt: before } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** Newest first. */
  async into(workspace: string, survivor: string): Promise<Merge[]> {
    return this.collections.merges.find({ workspace, survivor }).sort({ at: -1 }).limit(100).toArray();
  }
}

/** The identity of the next merge of a contact into whomever: it happens once, unless it is undone. */
export function mergeId({ workspace, id, unmerged }: Pick<Contact, 'workspace' | 'id' | 'unmerged'>): string {
  return `${contactKey(workspace, id)}~${unmerged}`;
}
