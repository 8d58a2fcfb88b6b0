import { Injectable } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { CrashPoint, Unavailable } from '@fanfare/chassis';
import type { Merge } from '../documents.js';
import { ArchiveStore } from '../contact/archive.store.js';
import { causeKey, contactKey, type Contact, type Edit, type Row, type WithApplied } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { ListStore } from '../lists/list.store.js';
import { KnownSegments } from '../segments/known-segments.js';
import { withSegments } from '../segments/with-segments.js';
import { release } from './absorb.js';
import { MergeTelling } from './merge-telling.js';
import { MergeStore } from './merge.store.js';
import { causeOf, keysOf, withoutCauses } from './merger.js';

const maxRounds = 50;
/** So long a merge can be taken back. */
const undoableMs = 90 * 86_400_000;

export const unmergeCrashPoints = ['undoing recorded', 'survivor released'] as const;

/**
 * Takes a merge back: the survivor gives back what it had of the other one and nobody has changed since; then the other one
 * is what it was. In this order, because the alias holds what both need to know.
 */
@Injectable()
export class Unmerger {
  constructor(
    private readonly contacts: ContactStore,
    private readonly archive: ArchiveStore,
    private readonly merges: MergeStore,
    private readonly lists: ListStore,
    private readonly segments: KnownSegments,
    private readonly telling: MergeTelling,
    private readonly crash: CrashPoint,
  ) {}

  async undo(id: string, now: number): Promise<Merge> {
    const merge = await this.merges.get(id);
    if (!merge) throw new RequestRefused('NotFound', 'There is no such merge.');
    if (merge.state === 'undone') return merge;
    if (merge.state === 'begun') throw new RequestRefused('Conflict', 'The merge is not done yet.');
    if (merge.state === 'done') {
      if (merge.at < now - undoableMs) throw new RequestRefused('Conflict', 'The merge is too long ago to be undone.');
      const { survivor, loser } = await this.both(merge);
      const why = whyNot(survivor, loser, merge);
      if (why !== null) throw new RequestRefused('Conflict', why);
      await this.merges.move(id, ['done'], 'undoing');
    }
    await this.crash.at('undoing recorded');
    await this.goOn(merge);
    return { ...merge, state: 'undone' };
  }

  async goOn(merge: Merge): Promise<void> {
    for (let round = 1; round <= maxRounds; round++) {
      const { survivor, loser } = await this.both(merge);
      if (!survivor || !loser || loser.mergedInto !== merge.survivor) {
        await this.telling.tell('Contact.Unmerged', merge);
        await this.merges.move(merge._id, ['undoing'], 'undone');
        return;
      }
      if (survivor.absorbed.includes(loser.id)) {
        const lost = await this.contacts.write([await this.released(survivor, loser, merge)]);
        if (lost.length === 0) await this.crash.at('survivor released');
      } else {
        await this.contacts.write([{ contact: await this.asItWas(withoutCauses(loser)), applied: [] }]);
      }
    }
    throw new Unavailable('Too many are changing one contact at once.');
  }

  /** Nobody is told of its segments: it is in them again, not for the first time. */
  private async asItWas(loser: Contact): Promise<Contact> {
    const contact = {
      ...loser,
      ...loser.was,
      state: 'live',
      mergedInto: null,
      was: null,
      unmerged: loser.unmerged + 1,
    } as const;
    const touched = { contact, rows: [], touched: true };
    return withSegments(contact, touched, await this.segments.of(loser.workspace), Date.now()).contact;
  }

  private async both(merge: Merge) {
    const [survivorKey, loserKey] = keysOf(merge);
    const found = await this.contacts.raw([survivorKey, loserKey]);
    return { survivor: found.get(survivorKey), loser: found.get(loserKey) };
  }

  private async released(survivor: Contact & WithApplied, loser: Contact, merge: Merge): Promise<Edit> {
    const { workspace, id, createdAt } = loser;
    const cause = causeOf(merge);
    const entry = (await this.archive.causes([{ contact: survivor._id, cause }])).get(
      causeKey({ contact: survivor._id, cause }),
    );
    const rows: readonly Row[] = entry?.rows ?? [];
    const before = (entry?.outcome?.['asOf'] ?? []) as unknown as Contact['asOf'];
    await this.lists.remember(rows.flatMap(({ list }) => (list === undefined ? [] : [contactKey(workspace, list)])));
    const listName = (list: string) => this.lists.nameOf(workspace, list);
    if (!loser.was) throw new Error(`${loser._id} is an alias that has forgotten what it was`);
    const without = withoutCauses(survivor);
    const back = { ...release(without, { id, was: loser.was, createdAt, listName }, rows, before), touched: true };
    const released = withSegments(without, back, await this.segments.of(workspace), Date.now());
    const applied = { cause: `un${cause}`, source: 'merge', at: Date.now(), outcome: null, rows: released.rows };
    return { contact: released.contact, applied: [applied] };
  }
}

function whyNot(survivor: Contact | undefined, loser: Contact | undefined, merge: Merge): string | null {
  if (!survivor || !loser || survivor.state === 'deleted' || loser.state === 'deleted') {
    return 'A contact that was deleted cannot be restored, so the merge cannot be undone.';
  }
  if (survivor.mergedInto !== null) return `${survivor.id} was merged into ${survivor.mergedInto}: undo that first.`;
  return loser.mergedInto === merge.survivor ? null : 'The merge does not hold any more.';
}
