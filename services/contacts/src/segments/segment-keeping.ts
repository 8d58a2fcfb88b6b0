import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Condition, SegmentView } from '@fanfare/contracts';
import { contactFilterProblems, followsTime, looksAt } from '@fanfare/engine';
import { RequestRefused } from '@fanfare/bus';
import { contactKey } from '../contact/contact.js';
import { KnownSegments } from './known-segments.js';
import { SegmentMembers } from './segment-members.store.js';
import { SegmentStore, type StoredSegment } from './segment.store.js';

/** Until then every replica knows of a change: a contact that is changed meanwhile without that knowledge is looked at after. */
const settleMs = 2_000;
/** Each is asked whenever a contact changes. */
const maxSegments = 200;

export interface Wanted {
  name: string;
  description: string;
  condition: Condition;
  tell: 'nobody' | 'everybody';
}

/** Segments as people keep them. */
@Injectable()
export class SegmentKeeping {
  constructor(
    private readonly segments: SegmentStore,
    private readonly known: KnownSegments,
    private readonly members: SegmentMembers,
  ) {}

  /** The same again changes nothing. */
  async save(workspace: string, id: string, wanted: Wanted): Promise<SegmentView> {
    mustBeACondition(wanted.condition);
    const saved = (await this.segments.get(workspace, id))
      ? await this.changed(workspace, id, wanted)
      : await this.made(workspace, id, wanted);
    this.known.forget(workspace);
    return this.shown(saved);
  }

  async all(workspace: string): Promise<SegmentView[]> {
    const shown = await Promise.all((await this.segments.all(workspace)).map((segment) => this.shown(segment)));
    return shown.sort((a, b) => a.name.localeCompare(b.name));
  }

  async get(workspace: string, id: string): Promise<SegmentView> {
    return this.shown(await this.there(workspace, id));
  }

  /** Its members are let go in the background; until then nobody can make another one of its id. */
  async remove(workspace: string, id: string): Promise<boolean> {
    const segment = await this.segments.get(workspace, id);
    if (!segment) return false;
    if (segment.state === 'removing') return true;
    const begun = { state: 'removing', dueAt: Date.now() + settleMs, worker: null, workerUntil: 0 } as const;
    const removing = await this.segments.change(segment, begun);
    this.known.forget(workspace);
    return removing ? true : this.remove(workspace, id);
  }

  private async made(workspace: string, id: string, { tell, condition, ...words }: Wanted): Promise<StoredSegment> {
    if ((await this.segments.all(workspace)).length >= maxSegments) {
      throw new RequestRefused('Conflict', `A workspace can have at most ${maxSegments} segments.`);
    }
    const now = Date.now();
    const [base, begun] = [{ _id: contactKey(workspace, id), workspace, id, ...words }, filling(condition, tell, now)];
    const segment = { ...base, ...begun, generation: 1, checkedAt: null, createdAt: now, updatedAt: now };
    return (await this.segments.add(segment)) ? segment : this.changed(workspace, id, { tell, condition, ...words });
  }

  private async changed(workspace: string, id: string, wanted: Wanted): Promise<StoredSegment> {
    const segment = await this.there(workspace, id);
    if (segment.state === 'removing') throw new RequestRefused('Conflict', 'The segment is being removed.');
    const { condition, tell, ...words } = wanted;
    const now = Date.now();
    const same = isDeepStrictEqual(JSON.parse(segment.condition), condition);
    const anew = same ? {} : { ...filling(condition, tell, now), generation: segment.generation + 1 };
    // Whoever was faster has said something else: then this is said of that.
    return (
      (await this.segments.change(segment, { ...words, ...anew, updatedAt: now })) ??
      this.changed(workspace, id, wanted)
    );
  }

  private async there(workspace: string, id: string): Promise<StoredSegment> {
    const segment = await this.segments.get(workspace, id);
    if (!segment) throw new RequestRefused('NotFound', 'There is no such segment.');
    return segment;
  }

  private async shown(segment: StoredSegment): Promise<SegmentView> {
    const { workspace, id, name, description, state, checkedAt, createdAt, updatedAt } = segment;
    return {
      ...{ id, name, description, state, checkedAt, createdAt, updatedAt },
      followsTime: segment.followsTime,
      condition: JSON.parse(segment.condition) as Condition,
      members: await this.members.count(workspace, id),
      progress: state === 'filling' ? { looked: segment.looked, of: segment.expected } : null,
    };
  }
}

function filling(condition: Condition, tell: Wanted['tell'], now: number) {
  return {
    condition: JSON.stringify(condition),
    followsTime: followsTime(condition),
    state: 'filling' as const,
    tellsAll: tell === 'everybody',
    dueAt: now + settleMs,
    ...{ cursor: '', looked: 0, expected: 0, worker: null, workerUntil: 0 },
  };
}

function mustBeACondition(condition: Condition): void {
  const problems = contactFilterProblems(condition, 'condition');
  if (looksAt(condition, 'segments')) {
    problems.push({ path: 'condition', message: 'a segment cannot be made of segments: say what those say' });
  }
  if (problems.length > 0) throw new RequestRefused('Invalid', 'The condition cannot be used.', problems);
}
