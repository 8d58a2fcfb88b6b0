import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log, Shutdown } from '@fanfare/chassis';
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
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => {
      this.sweep(Date.now() - overdueMs).catch((err: unknown) => {
        // It is still announced: the next time tells it.
        this.log.warn({ err }, 'changes of contacts could not be told yet');
      });
    }, everyMs);
    timer.unref();
    this.shutdown.drain('telling', async () => clearInterval(timer));
  }

  async sweep(before: number): Promise<void> {
    await this.teller.tell(await this.outbox.before(before, atOnce));
  }
}
