import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CrashPoint, Unavailable } from '@fanfare/chassis';
import type { Contact, Edit } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { announcementsOf } from '../telling/announcement.js';
import { Teller } from '../telling/teller.js';
import { causeOfMoves } from './cause-of-moves.js';
import { KnownSegments } from './known-segments.js';
import { SegmentMembers } from './segment-members.store.js';
import { SegmentStore, type StoredSegment } from './segment.store.js';
import type { Segment, Segments } from './segments.js';
import { rowOfMove } from './with-segments.js';

/** Contacts in memory at once. */
const lotSize = 500;
const maxRounds = 50;
/** Who is in a segment that follows time is put right once in so long, and any other, in case something went wrong, in so long. */
const timedMs = 3_600_000;
const untimedMs = 24 * timedMs;
/** Who changed it, in the contact's history and in events. */
const source = 'segment';

/** The segment is somebody else's now, or is not what it was. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Goes through all contacts for a segment: when its condition is new, as time passes, and when it is removed. Each contact is put
 * right by one guarded write that does nothing when it is right already, so it may be done twice, by two at once, and from any place.
 */
@Injectable()
export class SegmentWork {
  private stopping = false;

  constructor(
    private readonly segments: SegmentStore,
    private readonly known: KnownSegments,
    private readonly members: SegmentMembers,
    private readonly contacts: ContactStore,
    private readonly teller: Teller,
    private readonly crash: CrashPoint,
  ) {}

  /** What is under way is left, at once for whoever comes next. */
  stop(): void {
    this.stopping = true;
  }

  async do(segment: StoredSegment): Promise<void> {
    await (segment.state === 'removing' ? this.remove(segment) : this.check(segment));
  }

  private async check(stored: StoredSegment): Promise<void> {
    const { workspace } = stored;
    const segments = await this.known.of(workspace);
    const segment = this.known.segmentOf(stored);
    let { cursor, looked } = stored;
    if (cursor === '') await this.report(stored, { expected: await this.members.everybody(workspace), looked: 0 });
    for await (const lot of this.members.lots(workspace, cursor, lotSize)) {
      await this.putRight(lot, (contact) => this.moved(contact, segment, segments, Date.now()));
      await this.crash.at('segment put right, not counted');
      cursor = lot.at(-1)?.id ?? cursor;
      looked += lot.length;
      await this.report(stored, { cursor, looked });
    }
    const now = Date.now();
    const dueAt = now + (stored.followsTime ? timedMs : untimedMs);
    await this.report(stored, {
      state: 'ready',
      cursor: '',
      looked: 0,
      checkedAt: now,
      dueAt,
      worker: null,
      workerUntil: 0,
    });
  }

  private async remove(stored: StoredSegment): Promise<void> {
    const { workspace, id } = stored;
    for (;;) {
      const lot = await this.members.some(workspace, id, lotSize);
      if (lot.length === 0) return this.segments.drop(stored);
      await this.putRight(lot, (contact) =>
        silently(
          contact,
          contact.segments.filter((other) => other !== id),
        ),
      );
      await this.report(stored, {});
    }
  }

  /** The contact with, or without, the segment; null: it is right as it is. Of a first filling nobody is told who did not ask for it. */
  private moved(contact: Contact, segment: Segment, segments: Segments, now: number): Edit | null {
    const [was, is] = [contact.segments.includes(segment.id), segment.matches(segments.dataOf(contact), now)];
    if (was === is) return null;
    const after = [...contact.segments.filter((id) => id !== segment.id), ...(is ? [segment.id] : [])];
    if (segment.filling && !segment.tellsAll) return silently(contact, after);
    const cause = causeOfMoves(randomUUID());
    const applied = [{ cause, source, at: now, outcome: null, rows: [rowOfMove(segment, was, is)] }];
    return { contact: { ...contact, segments: after }, applied, tells: [cause] };
  }

  private async putRight(lot: readonly Contact[], edit: (contact: Contact) => Edit | null): Promise<void> {
    let open = [...lot];
    for (let round = 1; open.length > 0; round++) {
      if (round > maxRounds) throw new Unavailable('Too many are changing one contact at once.');
      const edits = open.flatMap((contact) => edit(contact) ?? []);
      const lost = new Set(await this.contacts.write(edits));
      await this.crash.at('segment written, not told');
      const written = edits.filter(({ contact }) => !lost.has(contact._id));
      await this.teller.tell(written.flatMap((one) => announcementsOf(one, Date.now())));
      const found = await this.contacts.load([...lost]);
      open = [...found.values()].filter(({ state }) => state === 'live');
    }
  }

  private async report(segment: StoredSegment, changes: Partial<StoredSegment>): Promise<void> {
    const left = this.stopping && changes.state === undefined;
    const still = await this.segments.report(segment, { ...changes, ...(left && { workerUntil: 0 }) });
    if (!still || left) throw new Stopped();
  }
}

function silently(contact: Contact, segments: string[]): Edit {
  return { contact: { ...contact, segments }, applied: [] };
}
