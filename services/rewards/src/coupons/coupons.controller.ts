import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { listCoupons, listOffers, saveOffer, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { CouponStore } from './coupon.store.js';
import { Offers } from './offers.js';

/** What other services may ask about coupons. */
@Controller()
export class CouponsController {
  constructor(
    private readonly offers: Offers,
    private readonly coupons: CouponStore,
  ) {}

  @Answers(saveOffer)
  save(offer: z.output<(typeof saveOffer)['request']>): Promise<ReplyOf<typeof saveOffer>> {
    return this.offers.save(offer);
  }

  @Answers(listOffers)
  async offersOf({ workspace }: z.output<(typeof listOffers)['request']>): Promise<ReplyOf<typeof listOffers>> {
    return { offers: await this.offers.list(workspace) };
  }

  @Answers(listCoupons)
  async couponsOf(query: z.output<(typeof listCoupons)['request']>): Promise<ReplyOf<typeof listCoupons>> {
    const { coupons, next } = await this.coupons.list(query);
    return {
      coupons: coupons.map(({ _id, offer, code, contact, step, issuedAt }) => ({
        id: _id,
        offer,
        code,
        contact,
        step,
        issuedAt,
      })),
      next,
    };
  }
}
