import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log, Shutdown } from '@fanfare/chassis';
import { ListStore } from './list.store.js';
import { ListGrowth } from './list-growth.store.js';

const everyMs = 3_600_000;

/** Counts each list once an hour, so that its last count of a day is at most an hour before the day's end. */
@Injectable()
export class GrowthSweep implements OnApplicationBootstrap {
  constructor(
    private readonly lists: ListStore,
    private readonly growth: ListGrowth,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => {
      this.sweep(Date.now()).catch((err: unknown) => {
        // The next hour counts again.
        this.log.warn({ err }, 'lists could not be counted');
      });
    }, everyMs);
    timer.unref();
    this.shutdown.drain('counting lists', async () => clearInterval(timer));
  }

  async sweep(now: number): Promise<void> {
    for (const { workspace, id } of await this.lists.every()) {
      await this.growth.note(workspace, id, await this.lists.members(workspace, id), now);
    }
  }
}
