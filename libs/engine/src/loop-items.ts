import type { Json, StepError } from '@fanfare/contracts';
import { Expected } from './expected.js';
import type { FactOf, MeetingFact } from './meeting.js';
import { itemBranch } from './positions.js';

/** An item of which nothing is under way. */
export interface EndedItem {
  readonly item: number;
  readonly at: number;
  readonly error?: StepError;
  readonly value: Json;
}

/** How the items of a ForEach stand, fact by fact. One that is tried again is under way again. */
export class LoopItems {
  private readonly expected = new Expected();
  /** The last end of each of an item's branches. */
  private readonly ends = new Map<number, Map<string, FactOf<'gone'>>>();
  private readonly over = new Map<number, EndedItem>();
  private failed = 0;

  /** The ForEach, and the branch on which it waits. */
  constructor(private readonly loop: { readonly branch: string; readonly node: string }) {}

  /** Gives the item that ends by a fact, if one does. */
  take(fact: MeetingFact): EndedItem | null {
    const { branch, node } = this.loop;
    this.expected.take(fact);
    const item = Number.parseInt(fact.branch.slice(branch.length + 1), 10);
    if (Number.isNaN(item)) return null;
    const ends = this.ends.get(item) ?? new Map<string, FactOf<'gone'>>();
    this.ends.set(item, ends);
    if (fact.kind === 'gone') ends.set(fact.branch, fact);
    if (fact.kind === 'again') ends.delete(fact.branch);
    const isOver = this.expected.isSettled(itemBranch(branch, node, item));
    if (isOver === this.over.has(item)) return null;
    return isOver ? this.end(item, [...ends.values()]) : this.reopen(item);
  }

  get ended(): readonly EndedItem[] {
    return [...this.over.values()];
  }

  get endedCount(): number {
    return this.over.size;
  }

  get anyFailed(): boolean {
    return this.failed > 0;
  }

  private end(item: number, ends: readonly FactOf<'gone'>[]): EndedItem {
    const error = ends.find((end) => end.error)?.error;
    const value = ends.find((end) => end.value !== undefined)?.value ?? null;
    const ended = { item, at: Math.max(...ends.map(({ at }) => at)), value, ...(error && { error }) };
    if (error) this.failed++;
    this.over.set(item, ended);
    return ended;
  }

  private reopen(item: number): null {
    if (this.over.get(item)?.error) this.failed--;
    this.over.delete(item);
    return null;
  }
}
