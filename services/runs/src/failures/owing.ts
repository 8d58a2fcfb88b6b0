import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { notify } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { CONFIG, Log, Sweeping } from '@fanfare/chassis';
import type { RunsConfig } from '../runs.config.js';
import { OwedMailStore, type OwedMail } from './owed-mail.store.js';
import { toldWithinMs } from './told-within.js';

/** Sends mails again to those, and only to those, for whom the mail server wanted to be asked later. */
@Injectable()
export class Owing implements OnApplicationBootstrap {
  constructor(
    private readonly mails: OwedMailStore,
    private readonly requests: Requests,
    private readonly sweeping: Sweeping,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.punctually(this.config.FAILURE_NOTICES_EVERY_MS, 'owed mails', () => this.sendAll());
  }

  private async sendAll(): Promise<number> {
    for (let mails = 0; ; mails++) {
      const now = Date.now();
      const owed = await this.mails.take(now, now + this.config.FAILURE_NOTICES_APART_MS);
      if (!owed) return mails;
      await this.send(owed, now);
    }
  }

  private async send({ notice, since }: OwedMail, now: number): Promise<void> {
    const { id } = notice;
    if (since < now - toldWithinMs) {
      this.log.error({ id, recipients: notice.to.length }, 'the mail server did not take a mail in time');
      return this.mails.keep(id, []);
    }
    const { later } = await this.requests.ask(notify, notice, 30_000);
    await this.mails.keep(id, later);
  }
}
