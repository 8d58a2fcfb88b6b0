import { Injectable } from '@nestjs/common';
import type { ShownCoupon } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { CouponLifeStore } from './coupon-life.store.js';
import { CouponViews } from './coupon-views.js';
import { OfferStore } from './offer.store.js';

/** Coupons for whoever has their link. */
@Injectable()
export class ShownCoupons {
  constructor(
    private readonly coupons: CouponLifeStore,
    private readonly views: CouponViews,
    private readonly offers: OfferStore,
  ) {}

  async show(id: string, now: number): Promise<ShownCoupon> {
    const coupon = await this.coupons.byLink(id);
    // Of somebody who was deleted nothing is shown any more, as of their cards.
    if (!coupon || coupon.forgotten) throw new RequestRefused('NotFound', 'There is no such coupon.');
    const [view] = await this.views.of([coupon], now);
    const title = await this.offers.nameOf(coupon.offerKey);
    if (!view) throw new Error('a coupon has no view');
    const { code, status, validUntil, redeemed } = view;
    return { title: title ?? coupon.offer, code, status, validUntil, redeemedAt: redeemed?.at ?? null };
  }
}
