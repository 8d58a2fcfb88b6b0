import { maxItemsPerMessage } from '@fanfare/contracts';
import type { BenchOptions } from './scenario.js';

/** Counts runs to their end and keeps how long each took. */
export class Finish {
  readonly all: Promise<void>;
  private resolve: () => void = () => undefined;
  private readonly took: number[] = [];
  private readonly waiting: { until: number; resolve: () => void }[] = [];

  constructor(private readonly runs: number) {
    this.all = new Promise((resolve) => (this.resolve = resolve));
  }

  done(ms: number): void {
    this.took.push(ms);
    while (this.waiting[0] && this.took.length >= this.waiting[0].until) this.waiting.shift()?.resolve();
    if (this.took.length === this.runs) this.resolve();
  }

  /** Resolves when so many runs have ended. */
  async reached(count: number): Promise<void> {
    if (this.took.length >= count) return;
    await new Promise<void>((resolve) => this.waiting.push({ until: count, resolve }));
  }

  sorted(): number[] {
    return this.took.toSorted((a, b) => a - b);
  }
}

/** As many as a message takes; the hub waits until they are stored, and goes on. */
const chunk = maxItemsPerMessage;

/** Starts runs as fast as they are taken, never more than the window ahead of those that have ended. */
export async function inject(
  { runs, window }: BenchOptions,
  finish: Finish,
  start: (id: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < runs; from += chunk) {
    await finish.reached(from - window);
    const ids = Array.from({ length: Math.min(chunk, runs - from) }, (_, i) => from + i);
    await Promise.all(ids.map(start));
  }
}

/** Starts runs at a steady rate, whatever becomes of them: an open loop, so that a slow answer cannot hide by slowing the questions. */
export async function paced(runs: number, perSecond: number, start: (id: number) => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const starts: Promise<unknown>[] = [];
  for (let id = 0; id < runs; id++) {
    const wait = began + (id * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    starts.push(start(id));
  }
  await Promise.all(starts);
}
