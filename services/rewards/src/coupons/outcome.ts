import { exit, failure, type OutcomeOf } from '@fanfare/connector';
import type { Decision } from './coupon.js';
import type { ContactCouponIssue } from './issue-coupons.action.js';

export interface IssuedCoupon {
  id: string;
  link: string;
  code: string;
}

export type IssueOutcome = OutcomeOf<typeof ContactCouponIssue>;

/** One coupon: plain values. More: lists of equal length in the same order. The count is always there. */
export function issued(coupons: readonly IssuedCoupon[]): IssueOutcome {
  const [only, ...more] = coupons;
  if (!only) throw new Error('an award has at least one coupon');
  if (more.length === 0) {
    return exit('Success', { coupon_count: 1, coupon_id: only.id, coupon_link: only.link, coupon_code: only.code });
  }
  return exit('Success', {
    coupon_count: coupons.length,
    coupon_id: coupons.map(({ id }) => id),
    coupon_link: coupons.map(({ link }) => link),
    coupon_code: coupons.map(({ code }) => code),
  });
}

export function refused(decision: Exclude<Decision, { kind: 'issue' }>): IssueOutcome {
  switch (decision.kind) {
    case 'unknown':
      return failure('OfferNotFound', 'There is no such coupon offer. Save the offer, or correct its id in the step.');
    case 'expired':
      return exit('OfferExpired', { coupon_count: 0, reason: decision.reason });
    case 'exceeded':
      return exit('OfferLimitsExceeded', { coupon_count: 0, limit: decision.limit, remaining: decision.remaining });
    default:
      return decision satisfies never;
  }
}
