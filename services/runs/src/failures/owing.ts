import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { notify } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { CONFIG, Log, Shutdown } from '@fanfare/chassis';
import { recurring } from '../recurring.js';
import type { RunsConfig } from '../runs.config.js';
import { OwedMailStore, type OwedMail } from './owed-mail.store.js';
import { toldWithinMs } from './told-within.js';

/** Sends mails again to those, and only to those, for whom the mail server wanted to be asked later. */
@Injectable()
export class Owing implements OnApplicationBootstrap {
  constructor(
    private readonly mails: OwedMailStore,
    private readonly requests: Requests,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {}

  onApplicationBootstrap(): void {
    recurring('owed mails', this.shutdown, this.config.FAILURE_NOTICES_EVERY_MS, () => this.sendAll());
  }

  private async sendAll(): Promise<void> {
    try {
      for (;;) {
        const now = Date.now();
        const owed = await this.mails.take(now, now + this.config.FAILURE_NOTICES_APART_MS);
        if (!owed) return;
        await this.send(owed, now);
      }
    } catch (err) {
      this.log.warn({ err }, 'owed mails wait');
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
