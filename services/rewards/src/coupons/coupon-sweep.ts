import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeping } from '@fanfare/chassis';
import { outcomesKeptMs } from '@fanfare/connector';
import { Telling } from '../telling.js';
import { redeemedEvent } from './coupon-events.js';
import { CouponLifeStore } from './coupon-life.store.js';
import { IssueOutcomeStore } from './issue-outcome.store.js';
import { nextLook } from './life.js';
import { OfferStore } from './offer.store.js';

const everyMs = 60_000;
const hourMs = 3_600_000;
const atOnce = 500;

/** Marks coupons that time has ended, and tells of redemptions that a crash left untold. */
@Injectable()
export class CouponSweep implements OnApplicationBootstrap {
  private readonly keptMs = outcomesKeptMs();

  constructor(
    private readonly coupons: CouponLifeStore,
    private readonly offers: OfferStore,
    private readonly outcomes: IssueOutcomeStore,
    private readonly telling: Telling,
    private readonly sweeping: Sweeping,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(everyMs, 'coupons that time has ended', () => this.expire(Date.now()));
    this.sweeping.every(everyMs, 'redemptions that are not told', () => this.tell());
    this.sweeping.every(hourMs, 'answers of issues', () => this.outcomes.sweep(Date.now() - this.keptMs));
  }

  async expire(now: number): Promise<number> {
    let done = await this.coupons.markExpired(now);
    for (;;) {
      const due = await this.offers.due(now, atOnce);
      for (const offer of due) {
        const isOver = offer.validUntil !== null && offer.validUntil < now;
        done += await this.coupons.markOf(offer._id, isOver ? 'expired' : 'issued');
        await this.offers.looked(offer, nextLook(offer.validUntil, now));
      }
      if (due.length < atOnce) return done;
    }
  }

  async tell(): Promise<number> {
    const untold = await this.coupons.untold(atOnce);
    for (const coupon of untold) {
      await this.telling.tell([redeemedEvent(coupon)], () => this.coupons.told(coupon._id));
    }
    return untold.length;
  }
}
