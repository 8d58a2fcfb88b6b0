import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  contactMerges,
  mergeContacts,
  previewMerge,
  undoMerge,
  type ContactSnapshot,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import type { Merge } from '../documents.js';
import { contactKey } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { Finder } from '../contact/finder.js';
import { Snapshots } from '../contact/snapshots.js';
import { isByHand } from './is-by-hand.js';
import { MergeStore } from './merge.store.js';
import { MergingByHand } from './merging-by-hand.js';
import { Unmerger } from './unmerger.js';

/** What other services ask about contacts that are one. */
@Controller()
export class MergingController {
  constructor(
    private readonly byHand: MergingByHand,
    private readonly unmerger: Unmerger,
    private readonly merges: MergeStore,
    private readonly contacts: ContactStore,
    private readonly finder: Finder,
    private readonly snapshots: Snapshots,
  ) {}

  @Answers(previewMerge)
  async preview(pair: z.output<typeof previewMerge.request>): Promise<ReplyOf<typeof previewMerge>> {
    const { fields, contact } = await this.byHand.preview(pair);
    const [snapshot] = await this.snapshots.of([contact]);
    return { fields, contact: snapshot as ContactSnapshot };
  }

  @Answers(mergeContacts)
  async merge(pair: z.output<typeof mergeContacts.request>): Promise<ReplyOf<typeof mergeContacts>> {
    const { merge, contact } = await this.byHand.merge(pair);
    const [snapshot] = await this.snapshots.of([contact]);
    return { merge: shown(merge), contact: snapshot as ContactSnapshot };
  }

  @Answers(undoMerge)
  async undo({ workspace, id }: z.output<typeof undoMerge.request>): Promise<ReplyOf<typeof undoMerge>> {
    const merge = await this.unmerger.undo(contactKey(workspace, id), Date.now());
    const keys = [merge.survivor, merge.loser].map((each) => contactKey(workspace, each));
    const found = await this.contacts.load(keys);
    const both = keys.flatMap((key) => found.get(key) ?? []);
    const [survivor, loser] = await this.snapshots.of(both);
    if (!survivor || !loser) throw new RequestRefused('Conflict', 'One of the contacts was deleted meanwhile.');
    return { merge: shown(merge), survivor, loser };
  }

  @Answers(contactMerges)
  async all({ workspace, id }: z.output<typeof contactMerges.request>): Promise<ReplyOf<typeof contactMerges>> {
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    return { merges: (await this.merges.into(workspace, contact.id)).map(shown) };
  }
}

function shown(merge: Merge): ReplyOf<typeof undoMerge>['merge'] {
  const { _id, workspace, survivor, loser, by, at, state } = merge;
  return { id: _id.slice(workspace.length + 1), survivor, loser, by, byHand: isByHand(merge), at, state };
}
