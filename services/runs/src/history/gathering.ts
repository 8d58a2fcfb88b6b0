import { isWeather } from '@fanfare/chassis';

interface Job<T> {
  items: readonly T[];
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Does work in batches: idle, a job is done at once, alone; busy, jobs gather while a batch is being done and are done
 * together next. One batch at a time, so two batches of one process never touch the same document at once.
 */
export class Gathering<T> {
  private waiting: Job<T>[] = [];
  private busy = false;

  constructor(
    private readonly work: (items: readonly T[]) => Promise<void>,
    private readonly maxItems: number,
    /** Rests after working so many ms; meanwhile more gathers. */
    private readonly rest: (workedMs: number) => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Resolves when the items are done; rejects with what went wrong with them. */
  add(items: readonly T[]): Promise<void> {
    if (items.length === 0) return Promise.resolve();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.waiting.push({ items, done: resolve, failed: reject });
    if (!this.busy) {
      this.busy = true;
      // A microtask later, so that jobs added in one go share a batch.
      queueMicrotask(() => void this.run());
    }
    return promise;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const began = performance.now();
      await this.doTogether(this.nextBatch());
      await this.rest(performance.now() - began);
    }
    this.busy = false;
  }

  private nextBatch(): Job<T>[] {
    let items = 0;
    const end = this.waiting.findIndex((job, i) => {
      items += job.items.length;
      return i > 0 && items > this.maxItems;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async doTogether(jobs: readonly Job<T>[]): Promise<void> {
    try {
      await this.work(jobs.flatMap(({ items }) => items));
      for (const job of jobs) job.done();
    } catch (error) {
      // One job may have spoilt it for all: alone, each fails or succeeds for itself. Weather is nobody's fault.
      if (jobs.length > 1 && !isWeather(error)) for (const job of jobs) await this.doTogether([job]);
      else for (const job of jobs) job.failed(error);
    }
  }
}
