import { Injectable, type OnModuleInit } from '@nestjs/common';
import { bucketMaxAgeMs, buckets, endedRuns, type EndedRuns } from '@fanfare/contracts';
import { Bus, KeyValue } from '@fanfare/bus';
import type { Ending } from '@fanfare/engine';
import { WaitStore } from '../waits/wait.store.js';

/** Runs named in one entry of the bucket. */
const maxRuns = 1_000;
const prefix = 'ended';

/**
 * The runs that ended as a whole while something of them was still on its way. Whoever holds that finds out here, without
 * asking anybody: a watch tells every replica. Kept as long as the bucket keeps them.
 */
@Injectable()
export class Endings implements OnModuleInit {
  /** How each ended, oldest entries first. */
  private readonly ended = new Map<string, EndedRuns>();
  /** Those that are being ended here: nothing more of them begins in this process, and nobody else knows yet. */
  private readonly ending = new Set<string>();

  constructor(
    private readonly values: KeyValue,
    private readonly bus: Bus,
    private readonly waits: WaitStore,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.endings, prefix, endedRuns, ({ value }) => value && this.know(value));
  }

  has(run: string): boolean {
    return this.ended.has(run) || this.ending.has(run);
  }

  /** How a run ended, when that is known. */
  of(run: string): Ending | null {
    return this.ended.get(run) ?? null;
  }

  /** What is about to be said of a run, when all that it causes is stored. */
  begin(run: string): void {
    this.ending.add(run);
  }

  /** It was said, or could not be and is tried again. */
  settle(run: string): void {
    this.ending.delete(run);
  }

  /** Ends runs: what they wait for is forgotten, and what is on its way stops where it arrives. */
  async end(ended: EndedRuns): Promise<void> {
    for (let i = 0; i < ended.runs.length; i += maxRuns) {
      const runs = ended.runs.slice(i, i + maxRuns);
      await this.values.put(buckets.endings, `${prefix}.${runs[0]}-${ended.at}`, { ...ended, runs });
      this.know({ ...ended, runs });
      await this.forget(runs);
    }
  }

  /** The run was over in time. */
  async withoutDeadline(run: string): Promise<void> {
    await this.bus.cancelTimers([`${run}/deadline`]);
  }

  /** Nobody and nothing is waited for any more in these runs. */
  private async forget(runs: readonly string[]): Promise<void> {
    await this.waits.endOf(runs);
    await this.bus.cancelTimersOf(runs);
  }

  private know(ended: EndedRuns): void {
    for (const run of ended.runs) this.ended.set(run, ended);
    const tooOld = ended.at - (bucketMaxAgeMs[buckets.endings] ?? 0);
    for (const [run, { at }] of this.ended) {
      if (at > tooOld) break;
      this.ended.delete(run);
    }
  }
}
