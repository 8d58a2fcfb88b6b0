import type { CouponStatus } from '@fanfare/contracts';

/** The facts about a coupon that decide what can be done with it. */
export interface LifeFacts {
  /** As it is stored: `expired` is only a mark for lists, time decides. */
  state: CouponStatus;
  /** Its own last instant; null: it is good as long as its offer. */
  validUntil: number | null;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** So long steps from before the end of an offer may still come and get a coupon of it, seldom after the first two days. */
const lateMs = { often: 2 * dayMs, seldom: 45 * dayMs };

/** The last instant of a coupon that is issued at `at`, by its offer's days; null when the offer gives none. */
export function lastInstant(at: number, couponDays: number | null): number | null {
  return couponDays === null ? null : at + couponDays * dayMs;
}

/** Until when a coupon is good: its own days, or else as long as its offer, also when that is changed later. */
export function goodUntil({ validUntil }: LifeFacts, offerUntil: number | null): number | null {
  return validUntil ?? offerUntil;
}

export function statusOf(coupon: LifeFacts, offerUntil: number | null, now: number): CouponStatus {
  switch (coupon.state) {
    case 'redeemed':
    case 'void':
      return coupon.state;
    case 'issued':
    case 'expired': {
      const until = goodUntil(coupon, offerUntil);
      return until !== null && now > until ? 'expired' : 'issued';
    }
    default:
      return coupon.state satisfies never;
  }
}

/** When to look again whether an offer has ended: when it does, and then for those who come late. */
export function nextLook(offerUntil: number | null, now: number): number | null {
  if (offerUntil === null) return null;
  const over = now - offerUntil;
  if (over <= 0) return offerUntil + 1;
  if (over > lateMs.seldom) return null;
  return now + (over > lateMs.often ? dayMs : hourMs);
}
