import CircuitBreaker from 'opossum';
import { isWeather } from '@fanfare/chassis';
import { laneKey, noApp, type LaneHealth, type LaneRef } from '@fanfare/contracts';
import { Busy, Refused } from './errors.js';
import type { Gate } from './gate.js';
import { isSlotOver } from './slot-over.js';

/**
 * How often a vendor may fail before it is left alone. So many steps in a row are enough, however long it takes: where few
 * calls go out at once, and each has to be given up, they are too seldom for a window.
 */
const failing = { errorThresholdPercentage: 50, volumeThreshold: 5, rollingCountTimeout: 10_000 };
/** When it is tried again is said by its health and not by the breaker, which knows one replica only. */
const never = 2 ** 31 - 1;

/** A call that was to go out when the breaker had just opened. */
export class BreakerOpened extends Error {
  override readonly name = 'BreakerOpened';
}

function aBreaker(): CircuitBreaker<[() => Promise<unknown>], unknown> {
  return new CircuitBreaker((work: () => Promise<unknown>) => work(), {
    ...failing,
    timeout: false,
    resetTimeout: never,
    // Busy and Refused are answers: the vendor is up. Weather is our own servers', and a slot our own, and say nothing about it.
    errorFilter: (error: unknown) =>
      error instanceof Busy || error instanceof Refused || isWeather(error) || isSlotOver(error),
  });
}

/** How a call may go out: like all others, or as the one that finds out whether the vendor is back. */
export type Pass = 'open' | 'probe';

/**
 * A vendor's account and one kind of its endpoints, as this replica sees it: whether calls may go out, and through which
 * gate. Closed, its steps wait in its queue, and nobody else's are slowed.
 */
export class Lane {
  readonly key: string;
  private breaker = aBreaker();
  /** Why it is closed; null: it is not. As all replicas know it, once the bucket has told. */
  health: LaneHealth | null = null;
  /** Of the bucket's entry; 0: none is known. */
  revision = 0;
  /** Looks again at `nextTryAt`. */
  timer: NodeJS.Timeout | undefined;
  private probe: 'none' | 'ready' | 'out' = 'none';
  /** Steps whose calls failed since the vendor answered last; of a call with several its first. */
  private readonly unanswered = new Set<string>();

  constructor(
    readonly ref: LaneRef,
    /** What people call it. */
    readonly name: string,
    readonly gate: Gate,
    private readonly isHeldNow: () => boolean,
  ) {
    this.key = laneKey(ref);
  }

  /** Calls as the pass allows, and counts how calls end. Throws BreakerOpened when too many have failed lately. */
  async call<T>(pass: Pass, work: () => Promise<T>): Promise<T> {
    if (pass === 'probe') return work();
    try {
      return (await this.breaker.fire(work)) as T;
    } catch (error) {
      if (CircuitBreaker.isOurError(error as Error)) throw new BreakerOpened('too many calls failed', { cause: error });
      throw error;
    }
  }

  /** Too many calls have failed lately, or nothing else since it answered. A step that fails again and again is one of them: it may be its own fault. */
  get hasFailedTooOften(): boolean {
    return this.breaker.opened || this.unanswered.size >= failing.volumeThreshold;
  }

  failed(stepId: string): void {
    this.unanswered.add(stepId);
  }

  answered(): void {
    this.unanswered.clear();
  }

  /** It is an account that somebody connected, and no mere address. */
  get isOfApp(): boolean {
    return this.ref.app !== noApp;
  }

  /** A person has it held. */
  get isHeld(): boolean {
    return this.isHeldNow();
  }

  get isOpen(): boolean {
    return this.health === null && !this.isHeld;
  }

  /** Whether somebody may call: while it is closed nobody, except one, when it is time to find out. */
  pass(): Pass | null {
    if (this.isOpen) return 'open';
    if (this.isHeld || this.probe !== 'ready') return null;
    this.probe = 'out';
    return 'probe';
  }

  get probing(): 'none' | 'ready' | 'out' {
    return this.probe;
  }

  /** Only one step may go out now, to find out. */
  get isToProbe(): boolean {
    return !this.isOpen && this.probe === 'ready';
  }

  /** One call may find out whether the vendor is back. */
  allowProbe(): void {
    this.probe = 'ready';
  }

  closed(health: LaneHealth, revision: number): void {
    this.health = health;
    if (revision > 0) this.revision = revision;
  }

  probed(): void {
    this.probe = 'none';
  }

  opened(): void {
    this.health = null;
    this.revision = 0;
    this.probe = 'none';
    this.unanswered.clear();
    clearTimeout(this.timer);
    // A new one: what failed before says nothing about now.
    this.breaker.shutdown();
    this.breaker = aBreaker();
  }
}
