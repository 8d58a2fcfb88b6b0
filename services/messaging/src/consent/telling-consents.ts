import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { noteConsent } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { Log, Shutdown } from '@fanfare/chassis';
import { ConsentStore } from './consent.store.js';

const everyMs = 15_000;
const atOnce = 100;

/**
 * Tells contacts what people said, so that they can be found by it. What is kept remembers that it is to be told, since the write
 * that made it; telling twice changes nothing. Several replicas may do the same.
 */
@Injectable()
export class TellingConsents implements OnApplicationBootstrap {
  private underWay: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly consents: ConsentStore,
    private readonly requests: Requests,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => this.look(), everyMs);
    timer.unref();
    this.shutdown.drain('telling consents', async () => {
      clearInterval(timer);
      this.stopping = true;
      await this.underWay;
    });
  }

  /** There may be something to tell. Whoever said it does not wait for that. */
  look(): void {
    this.underWay ??= this.round().finally(() => {
      this.underWay = null;
    });
  }

  private async round(): Promise<void> {
    try {
      for (let all = await this.consents.untold(atOnce); all.length > 0 && !this.stopping;) {
        for (const consent of all) {
          const { workspace, contact, channel, group, state, at, source } = consent;
          await this.requests.ask(noteConsent, { workspace, contact, channel, group, state, at, source });
          await this.consents.markTold(consent);
        }
        all = await this.consents.untold(atOnce);
      }
    } catch (err) {
      // It is still to be told: the next round tells it.
      this.log.warn({ err }, 'consents could not be told yet');
    }
  }
}
