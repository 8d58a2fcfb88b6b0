import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  changePoints,
  changeTier,
  getBalance,
  getProgramme,
  listProgrammes,
  removeProgramme,
  saveProgramme,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { BookingByHand } from './booking-by-hand.js';
import { Bookkeeping } from './bookkeeping.js';
import { Programmes } from './programmes.js';
import type { TierMark } from './tiers.js';

type Which = z.output<(typeof getProgramme)['request']>;

/** What other services may ask about programmes, points and tiers. */
@Controller()
export class LoyaltyController {
  constructor(
    private readonly bookkeeping: Bookkeeping,
    private readonly programmes: Programmes,
    private readonly byHand: BookingByHand,
  ) {}

  @Answers(saveProgramme)
  save(programme: z.output<(typeof saveProgramme)['request']>): Promise<ReplyOf<typeof saveProgramme>> {
    return this.programmes.save(programme);
  }

  @Answers(getProgramme)
  get({ workspace, id }: Which): Promise<ReplyOf<typeof getProgramme>> {
    return this.programmes.get(workspace, id);
  }

  @Answers(listProgrammes)
  list(query: z.output<(typeof listProgrammes)['request']>): Promise<ReplyOf<typeof listProgrammes>> {
    return this.programmes.list(query.workspace, query.after, query.limit);
  }

  @Answers(removeProgramme)
  remove({ workspace, id }: Which): Promise<ReplyOf<typeof removeProgramme>> {
    return this.programmes.remove(workspace, id);
  }

  @Answers(getBalance)
  async balance(asked: z.output<(typeof getBalance)['request']>): Promise<ReplyOf<typeof getBalance>> {
    const { standing, entries, next } = await this.bookkeeping.statement(asked, asked);
    return {
      balance: standing.balance,
      totalPoints: standing.total,
      tiers: heldOf(standing.tiers),
      entries: entries.map(({ _id, kind, delta, reason, at }) => ({ step: _id, kind, delta, reason, at })),
      next,
    };
  }

  @Answers(changePoints)
  async changePoints(asked: z.output<(typeof changePoints)['request']>): Promise<ReplyOf<typeof changePoints>> {
    const { kind, points, reason = null, requestId } = asked;
    const { balance } = await this.byHand.book(asked, requestId, { kind, points, reason });
    return { balance };
  }

  @Answers(changeTier)
  async changeTier(asked: z.output<(typeof changeTier)['request']>): Promise<ReplyOf<typeof changeTier>> {
    const { tier, to, requestId = randomUUID() } = asked;
    const { changes, tiers } = await this.byHand.book(asked, requestId, { kind: 'tier', tier, to });
    return { changed: changes.length > 0, tiers: heldOf(tiers) };
  }
}

function heldOf(marks: readonly TierMark[]): ReplyOf<typeof getBalance>['tiers'] {
  return marks.filter((mark) => mark.in).map(({ id, name, at, by }) => ({ id, name, since: at, by }));
}
