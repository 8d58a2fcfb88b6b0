import { SlotOver } from './slot-over.js';
import type { Lease } from './turn.js';

/**
 * A call that this process may have out, as long as its lease lasts. A lease ends by the clock and not only by a timer: a
 * process that was frozen does what it was about to do before any timer rings.
 */
export class Slot implements Lease {
  readonly takenAt = Date.now();
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private until = 0;

  constructor(
    readonly key: string,
    public revision: number,
    until: number,
  ) {
    this.leasedUntil(until);
  }

  /** Ends with the lease. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  get isOver(): boolean {
    return this.ending.signal.aborted || Date.now() >= this.until;
  }

  /** `until` is counted from before the lease was asked for, so that it never lasts longer here than at the server. */
  leasedUntil(until: number): void {
    this.until = until;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), until - Date.now()).unref();
  }

  end(): void {
    clearTimeout(this.timer);
    this.ending.abort(new SlotOver());
  }
}
