import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ContactDeletion } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { Log, Unavailable } from '@fanfare/chassis';
import type { Deletion } from '../documents.js';
import { contactKey, keysOfAll, type Contact } from '../contact/contact.js';
import { Finder } from '../contact/finder.js';
import { CrashPoint } from '../crash-point.js';
import { MergeStore } from '../merging/merge.store.js';
import { Merger } from '../merging/merger.js';
import { Unmerger } from '../merging/unmerger.js';
import { DeletionStore, digestOf } from './deletion.store.js';
import { Elsewhere } from './elsewhere.js';
import { HeldFiles } from './held-files.js';
import { RemainsStore } from './remains.store.js';

const maxRounds = 50;

export const deletionCrashPoints = ['deletion recorded', 'placeholder set', 'contact removed', 'rest removed'] as const;

/**
 * Deletes contacts. First it is recorded that it is gone, under a digest of its name; from then on whoever finds the
 * deletion half way goes on with it. Then the placeholder is set, the contact's own document goes, as it was read, and the
 * rest. Some minutes later a sweep removes the rest once more: whoever was at work on the contact meanwhile may have left
 * something. Only then, and when the other services have forgotten it as well, the deletion is done.
 */
@Injectable()
export class Deleter {
  constructor(
    private readonly finder: Finder,
    private readonly merges: MergeStore,
    private readonly merger: Merger,
    private readonly unmerger: Unmerger,
    private readonly deletions: DeletionStore,
    private readonly remains: RemainsStore,
    private readonly elsewhere: Elsewhere,
    private readonly files: HeldFiles,
    private readonly crash: CrashPoint,
    private readonly log: Log,
  ) {}

  /** The deletion, this one or the one before; null when there is no such contact. */
  async delete(workspace: string, id: string, by: string, at: number): Promise<ContactDeletion | null> {
    for (let round = 1; round <= maxRounds; round++) {
      const contact = await this.finder.get(workspace, id);
      const before = await this.deletions.of(contactKey(workspace, id));
      if (!contact) return before && shown(before.state === 'begun' ? await this.removeRest(before) : before);
      if (!(await this.settleMerges(contact))) continue;
      const deletion = await this.begin(contact, by, at);
      await this.remains.bury(workspace, deletion.placeholder, contact, at);
      await this.crash.at('placeholder set');
      if (!(await this.remains.remove(contact))) continue;
      await this.crash.at('contact removed');
      return shown(await this.forgetElsewhere(await this.removeRest(deletion)));
    }
    throw new Unavailable('Too many are changing one contact at once.');
  }

  /** Goes on with a deletion that a crash has left, or looks after one once more. */
  async goOn(deletion: Deletion): Promise<void> {
    const [key] = deletion.keys;
    if (deletion.state === 'begun' && key !== undefined) {
      await this.delete(deletion.workspace, key.slice(deletion.workspace.length + 1), deletion.by, deletion.at);
    } else if (deletion.state === 'removed') {
      const { workspace, keys, placeholder, removed } = deletion;
      const late = await this.remains.clear(workspace, keys, placeholder);
      await this.files.withdraw(workspace);
      const there = await this.elsewhere.forget(workspace, idsOf(deletion), placeholder);
      const all = sum(removed ?? none, { ...late, ...there });
      await this.deletions.update(deletion._id, { state: 'done', keys: [], removed: all });
    }
  }

  private async begin(contact: Contact, by: string, at: number): Promise<Deletion> {
    const keys = keysOfAll(contact);
    const placeholder = placeholderId();
    const deletion = await this.deletions.begin({
      _id: digestOf(contact._id),
      workspace: contact.workspace,
      placeholder,
      at,
      by,
      state: 'begun',
      dueAt: at,
      keys,
      removed: null,
    });
    // Also those that were merged into it since it was recorded.
    const all = { ...deletion, keys: [...new Set([...deletion.keys, ...keys])] };
    await this.deletions.update(all._id, { keys: all.keys });
    await this.deletions.alias([...all.keys.slice(1), contactKey(all.workspace, all.placeholder)], all);
    await this.crash.at('deletion recorded');
    return all;
  }

  /** At once, as far as the others are there; the sweep asks them again. */
  private async forgetElsewhere(deletion: Deletion): Promise<Deletion> {
    try {
      const { workspace, placeholder } = deletion;
      const there = await this.elsewhere.forget(workspace, idsOf(deletion), placeholder);
      const removed = sum(deletion.removed ?? none, { ...none, ...there });
      await this.deletions.update(deletion._id, { removed });
      return { ...deletion, removed };
    } catch (err) {
      this.log.warn({ err, placeholder: deletion.placeholder }, 'not all services have forgotten a contact yet');
      return deletion;
    }
  }

  private async removeRest(deletion: Deletion): Promise<Deletion> {
    const { workspace, keys, placeholder } = deletion;
    const removed = await this.remains.clear(workspace, keys, placeholder);
    await this.files.withdraw(workspace);
    await this.crash.at('rest removed');
    // The contact's own document has gone before.
    const all = sum({ ...none, ...removed }, { ...none, contacts: 1 });
    const done = { state: 'removed', removed: all, dueAt: Date.now() } as const;
    await this.deletions.update(deletion._id, done);
    return { ...deletion, ...done };
  }

  /** Merges that are half way are ended first; false: look again. */
  private async settleMerges({ workspace, id, absorbing }: Contact): Promise<boolean> {
    const open = (await this.merges.into(workspace, id)).filter(
      ({ state }) => state === 'begun' || state === 'undoing',
    );
    for (const merge of open) await (merge.state === 'undoing' ? this.unmerger : this.merger).goOn(merge);
    if (open.length === 0 && absorbing.length > 0) {
      throw new RequestRefused('Conflict', 'The contact is being merged with another one; try again.');
    }
    return open.length === 0;
  }
}

type Removed = ContactDeletion['removed'];

const none: Removed = {
  contacts: 0,
  identities: 0,
  changes: 0,
  starts: 0,
  announcements: 0,
  merges: 0,
  engagement: 0,
  cards: 0,
};

function sum(a: Removed, b: Removed): Removed {
  const kinds = Object.keys(none) as (keyof Removed)[];
  return Object.fromEntries(kinds.map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)])) as Removed;
}

/** All ids that it had. */
function idsOf({ workspace, keys }: Deletion): string[] {
  return keys.map((key) => key.slice(workspace.length + 1));
}

export function shown({ placeholder, at, by, state, removed }: Deletion): ContactDeletion {
  return { placeholder, at, by, finished: state === 'done', removed: removed ?? none };
}

/** Twelve letters and digits that nothing can be read from. */
function placeholderId(): string {
  return [...randomBytes(12)].map((byte) => (byte % 36).toString(36)).join('');
}
