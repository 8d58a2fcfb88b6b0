import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, Log, Shutdown } from '@fanfare/chassis';
import type { ContactsConfig } from '../contacts.config.js';
import { Deleter } from './deleter.js';
import { DeletionStore } from './deletion.store.js';

/** Ends deletions: those that a crash has left, and once more those that were done. Several replicas may do the same. */
@Injectable()
export class DeletionSweep implements OnApplicationBootstrap {
  constructor(
    private readonly deletions: DeletionStore,
    private readonly deleter: Deleter,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: ContactsConfig,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => {
      this.sweep(Date.now() - this.config.DELETION_SETTLES_MS).catch((err: unknown) => {
        // The next time finds them.
        this.log.warn({ err }, 'deletions of contacts could not be looked for');
      });
    }, this.config.DELETIONS_EVERY_MS);
    timer.unref();
    this.shutdown.drain('deletion', async () => clearInterval(timer));
  }

  async sweep(before: number): Promise<void> {
    for (const deletion of await this.deletions.unfinished(before)) {
      try {
        await this.deleter.goOn(deletion);
      } catch (err) {
        // It is still open: the next time goes on with it, and the others are not to wait for it.
        this.log.warn({ err, placeholder: deletion.placeholder }, 'a deletion could not be ended yet');
      }
    }
  }
}
