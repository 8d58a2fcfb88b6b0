/** How steps share calls: so many at a time, and how long the first of them waits for others while calls go out. */
export interface Gathering {
  max: number;
  lingerMs: number;
}

interface Waiting<T, R> {
  item: T;
  settle: (result: R) => void;
  fail: (error: unknown) => void;
}

/**
 * Puts items of many messages into shared calls. Idle, an item goes at once, alone; otherwise items wait for each other: until a
 * call is full, or the first of them has waited long enough. What waits for its turn at the gate fills up meanwhile.
 */
export class Gatherer<T, R> {
  private waiting: Waiting<T, R>[] = [];
  /** Calls that are on their way to the gate. */
  private sent = 0;
  private planned = false;
  private lastAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly gathering: Gathering,
    /** Waits for its turn, and then does what `take` gives it: at most so many, which may be nothing any more. */
    private readonly call: (take: (most?: number) => T[]) => Promise<R[]>,
  ) {}

  get length(): number {
    return this.waiting.length;
  }

  add(item: T): Promise<R> {
    const { promise, resolve, reject } = Promise.withResolvers<R>();
    this.waiting.push({ item, settle: resolve, fail: reject });
    // A microtask later, so that items of one message go together.
    this.planSoon();
    return promise;
  }

  private planSoon(): void {
    if (!this.planned) queueMicrotask(() => this.plan());
    this.planned = true;
  }

  private plan(): void {
    this.planned = false;
    const { max, lingerMs } = this.gathering;
    const full = Math.floor(this.waiting.length / max) - this.sent;
    for (let i = 0; i < full; i++) this.send();
    // What is left over is younger than the timer of those who have gone.
    if (full > 0) this.timer = clearTimeout(this.timer) as undefined;
    if (this.waiting.length <= this.sent * max || this.timer) return;
    const isIdle = this.sent === 0 && performance.now() - this.lastAt > lingerMs;
    if (lingerMs === 0 || isIdle) this.send();
    else this.timer = setTimeout(() => this.hurry(), lingerMs);
  }

  private hurry(): void {
    this.timer = undefined;
    if (this.waiting.length > this.sent * this.gathering.max) this.send();
  }

  private send(): void {
    this.sent++;
    this.lastAt = performance.now();
    void this.deliver();
  }

  private async deliver(): Promise<void> {
    let taken: Waiting<T, R>[] | undefined;
    const take = (most = this.gathering.max) => {
      this.sent--;
      taken = this.waiting.splice(0, most);
      // What it was to take, and did not, is nobody's otherwise.
      if (most < this.gathering.max) this.planSoon();
      return taken.map(({ item }) => item);
    };
    try {
      const results = await this.call(take);
      taken?.forEach(({ settle }, i) => settle(results[i] as R));
    } catch (error) {
      // It may have failed before its turn: then it takes with it what would have been its.
      if (!taken) take();
      taken?.forEach(({ fail }) => fail(error));
    }
  }
}
