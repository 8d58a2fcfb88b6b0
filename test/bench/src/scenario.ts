/** One line of the benchmark's output. A figure that a scenario cannot measure is null, never made up. */
export interface Report {
  scenario: string;
  runs: number;
  runsPerSecond: number | null;
  stepsPerSecond: number | null;
  p50Ms: number | null;
  p99Ms: number | null;
  /** The slowest of all. */
  lastMs?: number | null;
  cpuSecondsPer1000Steps: number | null;
  rssMiB: number | null;
  syncInterval: string;
  historyLagMs: number | null;
  /** Where it matters: the share of the ideal that was reached in this very run. */
  ofLimit?: number;
  /** CPU milliseconds per 1,000 steps, by process, until the last run ended. */
  cpuMsPer1000StepsBy?: Record<string, number>;
}

export type SyncInterval = 'always' | '2m';

export interface BenchOptions {
  runs: number;
  syncInterval: SyncInterval;
  /** Runs in flight at most; the injector waits for earlier ones beyond that. */
  window: number;
}

/** Runs before the measured ones: as many as it takes until every process has compiled what it does all the time. */
export function warmUpOf({ runs }: BenchOptions): number {
  return Math.min(5_000, runs);
}

export function percentile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return round(value);
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
