import { Injectable } from '@nestjs/common';
import { CrashPoint, Unavailable } from '@fanfare/chassis';
import type { Merge } from '../documents.js';
import { contactKey, type Applied, type Contact, type Edit, type WithApplied } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { ListStore } from '../lists/list.store.js';
import { causeOfMoves } from '../segments/cause-of-moves.js';
import { KnownSegments } from '../segments/known-segments.js';
import { oneWithSegments } from '../segments/with-segments.js';
import { announcementsOf } from '../telling/announcement.js';
import { Teller } from '../telling/teller.js';
import { absorb, type Choices } from './absorb.js';
import { leaving, valuesOf } from './leaving.js';
import { MergeTelling } from './merge-telling.js';
import { isByHand } from './is-by-hand.js';
import { mergeId, MergeStore } from './merge.store.js';

const maxRounds = 50;

export const mergeCrashPoints = ['merge recorded', 'survivor ready', 'loser left'] as const;

/**
 * Makes one contact of two. In order: the merge is recorded; the survivor notes that it will take the other one, and is
 * merged into nobody meanwhile; the other one becomes an alias and keeps what it was; the survivor takes that. Each is one
 * guarded write to one document and does nothing when it was done before, so whoever finds a merge half way goes on with
 * it: the event that caused it, when it comes again, or a sweep. From the third write on whoever names the one means the other.
 */
@Injectable()
export class Merger {
  private readonly uniting = new Map<string, Promise<void>>();

  constructor(
    private readonly contacts: ContactStore,
    private readonly merges: MergeStore,
    private readonly lists: ListStore,
    private readonly segments: KnownSegments,
    private readonly teller: Teller,
    private readonly telling: MergeTelling,
    private readonly crash: CrashPoint,
  ) {}

  /** A visitor (`_id`) turned out to be a known contact. When they cannot be merged now, they are left as they are. */
  unite(visitor: string, known: string): Promise<void> {
    const key = `${visitor} ${known}`;
    // Of many events at once that say so, one does it and the others wait: each would only get in the others' way.
    const others = this.uniting.get(key);
    if (others) return others;
    const uniting = this.uniteNow(visitor, known).finally(() => this.uniting.delete(key));
    this.uniting.set(key, uniting);
    return uniting;
  }

  private async uniteNow(visitor: string, known: string): Promise<void> {
    const found = await this.contacts.load([visitor, known]);
    const [loser, survivor] = [found.get(visitor), found.get(known)];
    if (!loser || !survivor || loser._id === survivor._id || loser.type !== 'Anonymous') return;
    // A person has said that they are two.
    if (loser.unmerged > 0) return;
    await this.merge(loser, survivor.id, { by: 'identified', byHand: false, at: Date.now(), choices: {} });
  }

  /** Merges; the merge as it stands, or null when another one of these contacts is in the way. */
  async merge(
    loser: Contact,
    survivor: string,
    given: { by: string; byHand: boolean; at: number; choices: Choices },
  ): Promise<Merge | null> {
    const { workspace, id } = loser;
    const merge = await this.merges.begin({
      _id: mergeId(loser),
      workspace,
      loser: id,
      survivor,
      ...given,
      choices: { ...given.choices },
      state: 'begun',
    });
    await this.crash.at('merge recorded');
    if (merge.survivor !== survivor) return null;
    return this.goOn(merge);
  }

  /** Goes on with a merge that has begun. */
  async goOn(merge: Merge): Promise<Merge | null> {
    const [survivorKey, loserKey] = keysOf(merge);
    for (let round = 1; round <= maxRounds; round++) {
      const found = await this.contacts.raw([survivorKey, loserKey]);
      const [survivor, loser] = [found.get(survivorKey), found.get(loserKey)];
      if (merge.state === 'done' || isDone(survivor, loser, merge)) return this.done(merge);
      if (!survivor || !loser || !possible(survivor, loser, merge)) return this.giveUp(merge, survivor);
      const next = await this.nextWrite(survivor, loser, merge);
      const lost = await this.contacts.write([next.edit]);
      await this.crash.at(next.then);
      if (lost.length === 0) await this.teller.tell(announcementsOf(next.edit, merge.at));
    }
    throw new Unavailable('Too many are changing one contact at once.');
  }

  private async nextWrite(
    survivor: Contact & WithApplied,
    loser: Contact & WithApplied,
    merge: Merge,
  ): Promise<{ edit: Edit; then: string }> {
    if (loser.state === 'live' && !survivor.absorbing.includes(loser.id)) {
      const absorbing = [...survivor.absorbing, loser.id];
      return { edit: { contact: { ...withoutCauses(survivor), absorbing }, applied: [] }, then: 'survivor ready' };
    }
    if (loser.state === 'live') {
      return { edit: { contact: leaving(withoutCauses(loser), merge.survivor), applied: [] }, then: 'loser left' };
    }
    const { was, createdAt, id, workspace } = loser;
    await this.lists.remember((was?.lists ?? []).map((list) => contactKey(workspace, list)));
    const listName = (list: string) => this.lists.nameOf(workspace, list);
    const before = withoutCauses(survivor);
    const { choices, at } = merge;
    const one = absorb(before, { id, was: was ?? valuesOf(loser), createdAt, at, choices, listName });
    const segments = [...new Set([...before.segments, ...(was?.segments ?? [])])];
    const together = { contact: { ...one.contact, segments }, rows: [], touched: true };
    const both = [before, { ...loser, ...was }];
    const { contact, rows: moves } = oneWithSegments(both, together, await this.segments.of(workspace), Date.now());
    const asOf = before.asOf.map(({ key, at: from }) => ({ key, at: from }));
    const applied = [{ cause: causeOf(merge), source: 'merge', at, outcome: { asOf }, rows: one.rows }];
    const moved = { cause: causeOfMoves(causeOf(merge)), source: 'merge', at, outcome: null, rows: moves };
    return { edit: withMoves({ contact, applied }, moved), then: 'survivor changed' };
  }

  private async done(merge: Merge): Promise<Merge> {
    if (merge.state === 'begun') await this.telling.tell('Contact.Merged', merge);
    await this.merges.move(merge._id, ['begun'], 'done');
    return { ...merge, state: merge.state === 'begun' ? 'done' : merge.state };
  }

  /** One of the two is gone or somebody else's: what was noted for this merge is taken back. */
  private async giveUp(merge: Merge, survivor: (Contact & WithApplied) | undefined): Promise<null> {
    if (survivor?.absorbing.includes(merge.loser)) {
      const absorbing = survivor.absorbing.filter((id) => id !== merge.loser);
      const lost = await this.contacts.write([{ contact: { ...withoutCauses(survivor), absorbing }, applied: [] }]);
      // The merge stays, so the sweep comes again.
      if (lost.length > 0) return null;
    }
    await this.merges.drop(merge._id);
    return null;
  }
}

/** Of what a merge brings nobody is told, but of what becomes true by it. */
function withMoves(edit: Edit, moved: Applied): Edit {
  return moved.rows.length === 0 ? edit : { ...edit, applied: [...edit.applied, moved], tells: [moved.cause] };
}

export function causeOf({ _id }: Merge): string {
  return `merge/${_id}`;
}

export function keysOf({ workspace, survivor, loser }: Merge): [string, string] {
  return [contactKey(workspace, survivor), contactKey(workspace, loser)];
}

function isDone(survivor: Contact | undefined, loser: Contact | undefined, merge: Merge): boolean {
  return loser?.mergedInto === merge.survivor && survivor?.absorbed.includes(merge.loser) === true;
}

/** Both are there, and neither is on its way into a third one, or into the other. */
function possible(survivor: Contact, loser: Contact, merge: Merge): boolean {
  if (survivor.state !== 'live') return false;
  if (loser.state === 'merged') return loser.mergedInto === merge.survivor;
  // Somebody who has said who they are meanwhile is no visitor any more.
  if (!isByHand(merge) && loser.type !== 'Anonymous') return false;
  return loser.state === 'live' && loser.absorbing.length === 0;
}

export function withoutCauses({ applied: _applied, ...contact }: Contact & WithApplied): Contact {
  return contact;
}
