/** So many requests in every stretch of so many ms. */
export interface Rate {
  requests: number;
  perMs: number;
}

/** What a window says of one more request. */
export interface Taken {
  isOver: boolean;
  limit: number;
  remaining: number;
  /** When the next window begins, ms since the epoch. */
  resetsAt: number;
}

/** Counts requests in windows that begin by the clock, not with the first request. */
export class RateWindow {
  private window = -1;
  private taken = 0;

  constructor(private readonly rate: Rate) {}

  take(now = Date.now()): Taken {
    const { requests, perMs } = this.rate;
    const window = Math.floor(now / perMs);
    if (window !== this.window) this.taken = 0;
    this.window = window;
    this.taken++;
    return {
      isOver: this.taken > requests,
      limit: requests,
      remaining: Math.max(0, requests - this.taken),
      resetsAt: (window + 1) * perMs,
    };
  }
}
