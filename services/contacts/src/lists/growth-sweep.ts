import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeping } from '@fanfare/chassis';
import { ListStore } from './list.store.js';
import { ListGrowth } from './list-growth.store.js';

const everyMs = 3_600_000;

/** Counts each list once an hour, so that its last count of a day is at most an hour before the day's end. */
@Injectable()
export class GrowthSweep implements OnApplicationBootstrap {
  constructor(
    private readonly lists: ListStore,
    private readonly growth: ListGrowth,
    private readonly sweeping: Sweeping,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(everyMs, 'members of lists', (stopping) => this.sweep(Date.now(), stopping));
  }

  /** How many lists were counted. */
  async sweep(now: number, stopping?: AbortSignal): Promise<number> {
    let counted = 0;
    for (const { workspace, id } of await this.lists.every()) {
      if (stopping?.aborted) break;
      await this.growth.note(workspace, id, await this.lists.members(workspace, id), now);
      counted++;
    }
    return counted;
  }
}
