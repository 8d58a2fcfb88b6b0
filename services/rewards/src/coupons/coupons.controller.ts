import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  addOfferCodes,
  getCoupon,
  getOffer,
  issueCoupons,
  listCoupons,
  listOffers,
  redeemCoupon,
  saveOffer,
  showCoupon,
  voidCoupon,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { CouponViews } from './coupon-views.js';
import { IssuingByHand } from './issuing-by-hand.js';
import { Offers } from './offers.js';
import { Redeeming } from './redeeming.js';
import { ShownCoupons } from './shown-coupons.js';

/** What other services may ask about coupons. */
@Controller()
export class CouponsController {
  constructor(
    private readonly offers: Offers,
    private readonly coupons: CouponViews,
    private readonly redeeming: Redeeming,
    private readonly shown: ShownCoupons,
    private readonly byHand: IssuingByHand,
  ) {}

  @Answers(saveOffer)
  save(offer: z.output<(typeof saveOffer)['request']>): Promise<ReplyOf<typeof saveOffer>> {
    return this.offers.save(offer);
  }

  @Answers(addOfferCodes)
  addCodes(asked: z.output<(typeof addOfferCodes)['request']>): Promise<ReplyOf<typeof addOfferCodes>> {
    return this.offers.addCodes(asked);
  }

  @Answers(getOffer)
  offer({ workspace, id }: z.output<(typeof getOffer)['request']>): Promise<ReplyOf<typeof getOffer>> {
    return this.offers.get(workspace, id);
  }

  @Answers(listOffers)
  offersOf(query: z.output<(typeof listOffers)['request']>): Promise<ReplyOf<typeof listOffers>> {
    return this.offers.list(query.workspace, query.after, query.limit);
  }

  @Answers(listCoupons)
  couponsOf(query: z.output<(typeof listCoupons)['request']>): Promise<ReplyOf<typeof listCoupons>> {
    return this.coupons.list(query, Date.now());
  }

  @Answers(getCoupon)
  coupon(which: z.output<(typeof getCoupon)['request']>): Promise<ReplyOf<typeof getCoupon>> {
    return this.redeeming.get(which);
  }

  @Answers(issueCoupons)
  issue(asked: z.output<(typeof issueCoupons)['request']>): Promise<ReplyOf<typeof issueCoupons>> {
    return this.byHand.issue(asked);
  }

  @Answers(redeemCoupon)
  redeem(given: z.output<(typeof redeemCoupon)['request']>): Promise<ReplyOf<typeof redeemCoupon>> {
    return this.redeeming.redeem(given);
  }

  @Answers(showCoupon)
  show({ id }: z.output<(typeof showCoupon)['request']>): Promise<ReplyOf<typeof showCoupon>> {
    return this.shown.show(id, Date.now());
  }

  @Answers(voidCoupon)
  void(given: z.output<(typeof voidCoupon)['request']>): Promise<ReplyOf<typeof voidCoupon>> {
    return this.redeeming.void(given);
  }
}
