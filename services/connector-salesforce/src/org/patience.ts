/** Nest's injection token of how long an org that has had enough is left alone. */
export const PATIENCE = Symbol('patience');

export interface Waits {
  firstMs: number;
  longestMs: number;
}

/** Salesforce never says when to come back; its allocation counts the last 24 hours, so it may be soon. */
export const usualPatience: Waits = { firstMs: 60_000, longestMs: 15 * 60_000 };

/** How long an org that has had enough is left alone: longer each time, until it takes something again. */
export class Patience {
  private waitMs = 0;
  private until = 0;

  constructor(
    private readonly waits: Waits,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Of a wait that has begun; 0: none has. */
  get leftMs(): number {
    return Math.max(0, this.until - this.clock());
  }

  /** It has had enough, again. Of many calls that hear so at once the first begins a wait, and the others join it. */
  wait(): number {
    if (this.leftMs > 0) return this.leftMs;
    const { firstMs, longestMs } = this.waits;
    this.waitMs = Math.min(longestMs, this.waitMs === 0 ? firstMs : this.waitMs * 2);
    this.until = this.clock() + this.waitMs;
    return this.waitMs;
  }

  /** It took something. */
  over(): void {
    this.waitMs = 0;
    this.until = 0;
  }
}
