import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log, Sweeping } from '@fanfare/chassis';
import type { Merge } from '../documents.js';
import { MergeStore } from './merge.store.js';
import { Merger } from './merger.js';
import { Unmerger } from './unmerger.js';

const everyMs = 30_000;
/** Whoever began a merge ends it within this time, or has died. */
const overdueMs = 15_000;
const atOnce = 100;

/** Goes on with merges that a crash has left half way. Several replicas may do the same. */
@Injectable()
export class MergeSweep implements OnApplicationBootstrap {
  constructor(
    private readonly merges: MergeStore,
    private readonly merger: Merger,
    private readonly unmerger: Unmerger,
    private readonly sweeping: Sweeping,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(everyMs, 'merges of contacts', (stopping) => this.sweep(Date.now() - overdueMs, stopping));
  }

  /** How many were ended. All are tried: a page of those that never can be must not hide the others. */
  async sweep(before: number, stopping?: AbortSignal): Promise<number> {
    let done = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Merge[] = await this.merges.unfinished(before, after, atOnce);
      for (const merge of page) {
        if (stopping?.aborted) return done;
        if (await this.ended(merge)) done++;
      }
      after = page.length < atOnce ? undefined : page.at(-1)?._id;
    }
    return done;
  }

  private async ended(merge: Merge): Promise<boolean> {
    try {
      await (merge.state === 'undoing' ? this.unmerger : this.merger).goOn(merge);
      return true;
    } catch (err) {
      // It is still begun: the next time goes on with it, and the others are not to wait for it.
      this.log.warn({ err, merge: merge._id }, 'a merge of contacts could not be ended yet');
      return false;
    }
  }
}
