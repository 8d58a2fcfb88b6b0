import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, Log, Sweeping } from '@fanfare/chassis';
import type { ContactsConfig } from '../contacts.config.js';
import { Deleter } from './deleter.js';
import { DeletionStore } from './deletion.store.js';

/** People wait to read that somebody is gone. */
const share = 1 / 2;

/** Ends deletions: those that a crash has left, and once more those that were done. */
@Injectable()
export class DeletionSweep implements OnApplicationBootstrap {
  constructor(
    private readonly deletions: DeletionStore,
    private readonly deleter: Deleter,
    private readonly sweeping: Sweeping,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: ContactsConfig,
  ) {}

  onApplicationBootstrap(): void {
    const { DELETIONS_EVERY_MS, DELETION_SETTLES_MS } = this.config;
    const sweep = (stopping: AbortSignal) => this.sweep(Date.now() - DELETION_SETTLES_MS, stopping);
    this.sweeping.every(DELETIONS_EVERY_MS, 'deletions of contacts', sweep, { share });
  }

  /** How many were gone on with. */
  async sweep(before: number, stopping?: AbortSignal): Promise<number> {
    let done = 0;
    for (const deletion of await this.deletions.unfinished(before)) {
      if (stopping?.aborted) break;
      // Each has other services look through all they have: of several replicas one does it.
      if (!(await this.deletions.claim(deletion, Date.now()))) continue;
      try {
        await this.deleter.goOn(deletion);
        done++;
      } catch (err) {
        // It is still open: the next time goes on with it, and the others are not to wait for it.
        this.log.warn({ err, placeholder: deletion.placeholder }, 'a deletion could not be ended yet');
      }
    }
    return done;
  }
}
