import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeping } from '@fanfare/chassis';
import { OutboxStore } from './outbox.store.js';
import { Teller } from './teller.js';

const everyMs = 15_000;
/** Whoever made the change tells of it within this time, or has died. */
const overdueMs = 10_000;
const atOnce = 200;

/** Tells what a crash has left untold. Several replicas may do the same. */
@Injectable()
export class TellingSweep implements OnApplicationBootstrap {
  constructor(
    private readonly outbox: OutboxStore,
    private readonly teller: Teller,
    private readonly sweeping: Sweeping,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(everyMs, 'changes of contacts that are not told', () => this.sweep(Date.now() - overdueMs));
  }

  /** How many changes were found. */
  async sweep(before: number): Promise<number> {
    const untold = await this.outbox.before(before, atOnce);
    await this.teller.tell(untold);
    return untold.length;
  }
}
