import type { OpenApp } from './app.js';
import type { Limits } from './limits.js';
import type { Slots } from './slots.js';

const defaultConcurrent = 32;

/** Lets so many calls out at once as a vendor allows, and fewer for a while when it complains. Waiting is in order. */
export class Gate {
  private readonly limit: number;
  /** How many may be out now: the limit, or less after a complaint; not always whole. */
  private allowed: number;
  private out = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly pace: Pace | null;

  constructor(
    { concurrent = defaultConcurrent, perSecond }: Limits,
    /** What all replicas share; null: each counts for itself. */
    private readonly slotsOf: ((app?: OpenApp) => Promise<Slots>) | null,
  ) {
    this.limit = concurrent;
    this.allowed = concurrent;
    this.pace = perSecond === undefined ? null : new Pace(perSecond);
  }

  /** Nobody is out, and nobody waits. */
  get isIdle(): boolean {
    return this.out === 0 && this.waiting.length === 0;
  }

  /** Waits for its turn, does the work, and gives the place to the next. `app`: as it would be, when it is not connected so. */
  async through<T>(work: () => Promise<T>, app?: OpenApp): Promise<T> {
    if (this.out < Math.floor(this.allowed)) this.out++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      await this.pace?.turn();
      return this.slotsOf ? await (await this.slotsOf(app)).during(work) : await work();
    } finally {
      this.leave();
    }
  }

  /** The vendor has had too much: half as many at once from now on. */
  slower(): void {
    this.allowed = Math.max(1, this.allowed / 2);
  }

  /** It answered: a little more, until the limit; one more at once for every round of as many calls. */
  faster(): void {
    this.allowed = Math.min(this.limit, this.allowed + 1 / this.allowed);
  }

  private leave(): void {
    this.out--;
    while (this.out < Math.floor(this.allowed)) {
      const next = this.waiting.shift();
      if (!next) return;
      this.out++;
      next();
    }
  }
}

/** So many turns a second, as many as there are at once after a second without any. */
class Pace {
  private turns: number;
  private at = performance.now();

  constructor(private readonly perSecond: number) {
    this.turns = perSecond;
  }

  async turn(): Promise<void> {
    const now = performance.now();
    this.turns = Math.min(this.perSecond, this.turns + ((now - this.at) / 1_000) * this.perSecond) - 1;
    this.at = now;
    if (this.turns >= 0) return;
    await new Promise((resolve) => setTimeout(resolve, (-this.turns / this.perSecond) * 1_000));
  }
}
