import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { noteConsent } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { isWeather, Log, Shutdown, Sweeping } from '@fanfare/chassis';
import { ConsentStore, type StoredConsent } from './consent.store.js';

const everyMs = 15_000;
const atOnce = 100;

/**
 * Tells contacts what people said, so that they can be found by it. What is kept remembers that it is to be told, since the write
 * that made it; telling twice changes nothing. Several replicas may do the same.
 */
@Injectable()
export class TellingConsents implements OnApplicationBootstrap {
  private underWay: Promise<number> | null = null;
  private isAsked = false;
  private stopping = false;

  constructor(
    private readonly consents: ConsentStore,
    private readonly requests: Requests,
    private readonly sweeping: Sweeping,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.shutdown.drain('telling consents', async () => {
      this.stopping = true;
      await this.underWay;
    });
    this.sweeping.every(everyMs, 'consents to tell', () => this.round());
  }

  /** There may be something to tell. Whoever said it does not wait for that. */
  look(): void {
    this.isAsked = true;
    this.round().catch((err: unknown) => this.log.warn({ err }, 'consents could not be told yet'));
  }

  /** One at a time in a process, and once more when somebody asks meanwhile. Says how many it told. */
  private round(): Promise<number> {
    this.underWay ??= this.tellAll().finally(() => {
      this.underWay = null;
      if (this.isAsked && !this.stopping) this.look();
    });
    return this.underWay;
  }

  private async tellAll(): Promise<number> {
    this.isAsked = false;
    let told = 0;
    let last: StoredConsent | undefined;
    while (!this.stopping) {
      const some = await this.consents.untold(atOnce, last);
      for (const consent of some) if (await this.tell(consent)) told++;
      last = some.at(-1);
      if (some.length < atOnce) break;
    }
    return told;
  }

  /** False: this one could not be told; the next round tries again, and the others do not wait for it. */
  private async tell(consent: StoredConsent): Promise<boolean> {
    const { workspace, contact, channel, group, state, at, source } = consent;
    try {
      await this.requests.ask(noteConsent, { workspace, contact, channel, group, state, at, source });
      await this.consents.markTold(consent);
      return true;
    } catch (err) {
      if (isWeather(err)) throw err;
      this.log.warn({ err, workspace, channel, group }, 'a consent could not be told');
      return false;
    }
  }
}
