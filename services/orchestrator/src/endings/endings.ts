import { Injectable, type OnModuleInit } from '@nestjs/common';
import { bucketMaxAgeMs, buckets, endedRuns, type EndedRuns } from '@fanfare/contracts';
import { Bus, KeyValue } from '@fanfare/bus';
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
  /** The instant at which each ended, oldest entries first. */
  private readonly ended = new Map<string, number>();

  constructor(
    private readonly values: KeyValue,
    private readonly bus: Bus,
    private readonly waits: WaitStore,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.endings, prefix, endedRuns, ({ value }) => value && this.know(value));
  }

  has(run: string): boolean {
    return this.ended.has(run);
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

  private know({ runs, at }: EndedRuns): void {
    for (const run of runs) this.ended.set(run, at);
    const tooOld = at - (bucketMaxAgeMs[buckets.endings] ?? 0);
    for (const [run, since] of this.ended) {
      if (since > tooOld) break;
      this.ended.delete(run);
    }
  }
}
