import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { notify, type ReplyOf } from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { Mailer, Misconfigured } from './mailer.js';

/** Tells the people of a workspace what happened in it. */
@Controller()
export class NoticesController {
  constructor(
    private readonly mailer: Mailer,
    private readonly log: Log,
  ) {}

  @Answers(notify)
  async notify(notice: z.output<typeof notify.request>): Promise<ReplyOf<typeof notify>> {
    try {
      const { sent, refused, later } = await this.mailer.send(notice);
      if (refused.length > 0) {
        this.log.warn({ id: notice.id, refused: refused.length }, 'the mail server refused recipients');
      }
      return { sent: sent.length, refused: refused.length, later };
    } catch (error) {
      if (error instanceof Misconfigured) throw new RequestRefused('Conflict', error.message);
      throw error;
    }
  }
}
