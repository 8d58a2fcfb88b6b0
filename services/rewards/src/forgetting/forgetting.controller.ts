import { Controller } from '@nestjs/common';
import { forgetRewards, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { CardOfContactStore } from './card-of-contact.store.js';
import { CouponOfContactStore } from './coupon-of-contact.store.js';
import type { Forgotten } from './forgotten.js';
import { PointsOfContactStore } from './points-of-contact.store.js';

/** Forgets contacts, when somebody asks. Every write can be made again, and a crash between two of them changes no total. */
@Controller()
export class ForgettingController {
  constructor(
    private readonly cards: CardOfContactStore,
    private readonly coupons: CouponOfContactStore,
    private readonly points: PointsOfContactStore,
  ) {}

  @Answers(forgetRewards)
  async forget(who: Forgotten): Promise<ReplyOf<typeof forgetRewards>> {
    const [cards, coupons, points] = await Promise.all([
      this.cards.forget(who),
      this.coupons.forget(who),
      this.points.forget(who),
    ]);
    return { cards, coupons, points };
  }
}
