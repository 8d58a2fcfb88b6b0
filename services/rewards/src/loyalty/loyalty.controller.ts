import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { getBalance, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Bookkeeping } from './bookkeeping.js';

/** What other services may ask about points. */
@Controller()
export class LoyaltyController {
  constructor(private readonly bookkeeping: Bookkeeping) {}

  @Answers(getBalance)
  async balance(account: z.output<(typeof getBalance)['request']>): Promise<ReplyOf<typeof getBalance>> {
    const { standing, entries } = await this.bookkeeping.statement(account);
    return {
      balance: standing.balance,
      totalPoints: standing.total,
      entries: entries.map(({ _id, delta, reason, at }) => ({ step: _id, delta, reason, at })),
    };
  }
}
