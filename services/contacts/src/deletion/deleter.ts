import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nothingRemoved, streams, type ContactDeletion, type RemovedFrom } from '@fanfare/contracts';
import { contactReferences, RequestRefused } from '@fanfare/bus';
import { CrashPoint, Unavailable } from '@fanfare/chassis';
import type { Deletion } from '../documents.js';
import { contactKey, keysOfAll, type Contact } from '../contact/contact.js';
import { Finder } from '../contact/finder.js';
import { MergeStore } from '../merging/merge.store.js';
import { Merger } from '../merging/merger.js';
import { Unmerger } from '../merging/unmerger.js';
import { DeletionStore, digestOf } from './deletion.store.js';
import { Elsewhere, type Gone } from './elsewhere.js';
import { HeldFiles } from './held-files.js';
import { PastEvents } from './past-events.js';
import { RemainsStore } from './remains.store.js';

const maxRounds = 50;
/** Whoever asks waits so long for runs to be gone through; of a contact with thousands the rest is done later. */
const atOnceMs = 10_000;

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
    private readonly events: PastEvents,
    private readonly files: HeldFiles,
    private readonly crash: CrashPoint,
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
    const { workspace, keys, state, by, at } = deletion;
    switch (state) {
      case 'begun':
        if (keys[0] !== undefined) await this.delete(workspace, keys[0].slice(workspace.length + 1), by, at);
        return;
      case 'removed':
        return this.lookAfter(deletion, null);
      case 'waiting':
        return this.lookAfter(deletion, new Set(deletion.waitsFor));
      case 'done':
      case 'alias':
        return;
      default:
        return state satisfies never;
    }
  }

  /** `only`: who is still waited for. Null: it was never settled before, and everybody is asked. */
  private async lookAfter(deletion: Deletion, only: ReadonlySet<string> | null): Promise<void> {
    const { workspace, keys, placeholder, removed } = deletion;
    const late = await this.remains.clear(workspace, keys, placeholder);
    const starts = await this.remains.starts(workspace, keys, placeholder);
    const removal = await this.elsewhere.forget(goneOf(deletion), starts, { only });
    // What was at work when the contact went may have put it into a file, and an import has its file until it is over, which is
    // known only now. Nobody does later: files of then are others'.
    const importsAreOver = (only?.has('imports') ?? false) && !removal.isWaitingFor('imports');
    if (only === null || importsAreOver) await this.files.withdraw(workspace);
    // Last, because it takes the longest.
    await removal.from(streams.events.name, () => this.events.forget(goneOf(deletion), starts));
    removal.add(late);
    const { waitsFor } = removal;
    const all = sum(removed ?? {}, removal.removed);
    const over: Partial<Deletion> = { state: 'done', keys: [], who: [] };
    const again: Partial<Deletion> = { state: 'waiting', dueAt: Date.now() };
    await this.deletions.update(deletion._id, { removed: all, waitsFor, ...(waitsFor.length === 0 ? over : again) });
  }

  private async begin(contact: Contact, by: string, at: number): Promise<Deletion> {
    const keys = keysOfAll(contact);
    const placeholder = placeholderId();
    const who = await this.namesOf(contact);
    const deletion = await this.deletions.begin({
      _id: digestOf(contact._id),
      workspace: contact.workspace,
      placeholder,
      at,
      by,
      state: 'begun',
      dueAt: at,
      keys,
      who,
      removed: null,
    });
    // Also those that were merged into it since it was recorded.
    const all = { ...deletion, keys: union(deletion.keys, keys), who: union(deletion.who, who) };
    await this.deletions.update(all._id, { keys: all.keys, who: all.who });
    await this.deletions.alias([...all.keys.slice(1), contactKey(all.workspace, all.placeholder)], all);
    await this.crash.at('deletion recorded');
    return all;
  }

  /** By what events may name it: nobody knows that any more when its identities are gone. */
  private async namesOf({ workspace, id }: Contact): Promise<string[]> {
    const references = await this.finder.references(workspace, id);
    return [...new Set(references.flatMap((reference) => contactReferences(workspace, reference)))];
  }

  /** At once, as far as the others are there. Events are looked through when the rest is settled. */
  private async forgetElsewhere(deletion: Deletion): Promise<Deletion> {
    const { workspace, keys, placeholder } = deletion;
    const starts = await this.remains.starts(workspace, keys, placeholder);
    const removal = await this.elsewhere.forget(goneOf(deletion), starts, { until: Date.now() + atOnceMs });
    removal.waitFor(streams.events.name);
    const removed = sum(deletion.removed ?? {}, removal.removed);
    await this.deletions.update(deletion._id, { removed, waitsFor: removal.waitsFor });
    return { ...deletion, removed, waitsFor: removal.waitsFor };
  }

  private async removeRest(deletion: Deletion): Promise<Deletion> {
    const { workspace, keys, placeholder } = deletion;
    const removed = await this.remains.clear(workspace, keys, placeholder);
    await this.files.withdraw(workspace);
    await this.crash.at('rest removed');
    // The contact's own document has gone before.
    const all = sum(removed, { contacts: 1 });
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

function sum(a: Partial<RemovedFrom>, b: Partial<RemovedFrom>): RemovedFrom {
  const kinds = Object.keys(nothingRemoved) as (keyof RemovedFrom)[];
  return Object.fromEntries(kinds.map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)])) as RemovedFrom;
}

function union(before: readonly string[] = [], now: readonly string[]): string[] {
  return [...new Set([...before, ...now])];
}

function goneOf(deletion: Deletion): Gone {
  const { workspace, placeholder, at, who = [] } = deletion;
  return { workspace, placeholder, at, who, contacts: idsOf(deletion) };
}

/** All ids that it had. */
function idsOf({ workspace, keys }: Deletion): string[] {
  return keys.map((key) => key.slice(workspace.length + 1));
}

export function shown({ placeholder, at, by, state, waitsFor = [], removed }: Deletion): ContactDeletion {
  return { placeholder, at, by, finished: state === 'done', waitsFor, removed: { ...nothingRemoved, ...removed } };
}

/** Twelve letters and digits that nothing can be read from. */
function placeholderId(): string {
  return [...randomBytes(12)].map((byte) => (byte % 36).toString(36)).join('');
}
