import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log, Shutdown } from '@fanfare/chassis';
import { MergeStore } from './merge.store.js';
import { Merger } from './merger.js';
import { Unmerger } from './unmerger.js';

const everyMs = 30_000;
/** Whoever began a merge ends it within this time, or has died. */
const overdueMs = 15_000;

/** Goes on with merges that a crash has left half way. Several replicas may do the same. */
@Injectable()
export class MergeSweep implements OnApplicationBootstrap {
  constructor(
    private readonly merges: MergeStore,
    private readonly merger: Merger,
    private readonly unmerger: Unmerger,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => {
      this.sweep(Date.now() - overdueMs).catch((err: unknown) => {
        // It is still begun: the next time goes on with it.
        this.log.warn({ err }, 'merges of contacts could not be ended yet');
      });
    }, everyMs);
    timer.unref();
    this.shutdown.drain('merging', async () => clearInterval(timer));
  }

  async sweep(before: number): Promise<void> {
    for (const merge of await this.merges.unfinished(before, 100)) {
      await (merge.state === 'undoing' ? this.unmerger : this.merger).goOn(merge);
    }
  }
}
