import { Injectable } from '@nestjs/common';
import type { CouponStatus, CouponView } from '@fanfare/contracts';
import { CouponStore, type Coupon, type CouponQuery } from './coupon.store.js';
import { goodUntil, statusOf } from './life.js';
import { OfferStore } from './offer.store.js';

type Query = Omit<CouponQuery, 'state'> & { status?: CouponStatus | undefined };

/** Coupons as people see them: what has become of each by now, computed when it is looked at. */
@Injectable()
export class CouponViews {
  constructor(
    private readonly coupons: CouponStore,
    private readonly offers: OfferStore,
  ) {}

  async of(coupons: readonly Coupon[], now: number): Promise<CouponView[]> {
    const ends = await this.offers.endsOf(coupons.map(({ offerKey }) => offerKey));
    return coupons.map((coupon) => viewOf(coupon, ends.get(coupon.offerKey) ?? null, now));
  }

  /** A page may be short: what has expired since the last sweep is left out where `issued` is asked for. */
  async list({ status, ...query }: Query, now: number): Promise<{ coupons: CouponView[]; next: string | null }> {
    const { coupons, next } = await this.coupons.list({ ...query, state: status });
    const views = await this.of(coupons, now);
    return { coupons: status === undefined ? views : views.filter((view) => view.status === status), next };
  }
}

function viewOf(coupon: Coupon, offerUntil: number | null, now: number): CouponView {
  const { _id, offer, code, contact, step, issuedAt, redeemed, voided } = coupon;
  return {
    id: _id,
    offer,
    code,
    contact,
    step,
    issuedAt,
    status: statusOf(coupon, offerUntil, now),
    validUntil: goodUntil(coupon, offerUntil),
    redeemed: redeemed && { at: redeemed.at, site: redeemed.site, location: redeemed.location },
    voided: voided ?? null,
  };
}
