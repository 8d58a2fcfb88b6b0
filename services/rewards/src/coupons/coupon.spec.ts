import { describe, expect, it } from '@jest/globals';
import { canIssue, leftOf, type Ask, type OfferState } from './coupon.js';

const offer = (given: Partial<OfferState> = {}): OfferState => ({
  known: true,
  active: true,
  validFrom: null,
  validUntil: null,
  limit: null,
  contactLimit: null,
  issued: 0,
  imported: 0,
  ...given,
});
const ask = (given: Partial<Ask> = {}): Ask => ({
  step: 's',
  contact: 'ada',
  quantity: 1,
  contactLimit: null,
  partial: false,
  at: 1_000,
  ...given,
});

describe('what an offer may issue', () => {
  it.each([
    ['an unknown offer', offer({ known: false }), { kind: 'unknown' }],
    [
      'an inactive offer, even when it is also used up',
      offer({ active: false, limit: 0 }),
      { kind: 'expired', reason: 'inactive' },
    ],
    ['an offer that begins later', offer({ validFrom: 1_001 }), { kind: 'expired', reason: 'not_yet_valid' }],
    ['an offer that has ended', offer({ validUntil: 999 }), { kind: 'expired', reason: 'expired' }],
    ['an offer in its last instant', offer({ validFrom: 1_000, validUntil: 1_000 }), { kind: 'issue', count: 1 }],
    ['an offer at its limit', offer({ limit: 5, issued: 5 }), { kind: 'exceeded', limit: 'offer', remaining: 0 }],
    [
      'an offer out of codes',
      offer({ limit: 5, issued: 3, imported: 3 }),
      { kind: 'exceeded', limit: 'stock', remaining: 0 },
    ],
  ])('%s', (_, state, decision) => {
    expect(canIssue(state, 0, ask())).toEqual(decision);
  });

  it('is nothing of a quantity beyond what is left, and names the tightest limit', () => {
    const state = offer({ limit: 10, issued: 6, imported: 9 });
    expect(canIssue(state, 3, ask({ quantity: 5, contactLimit: 5 }))).toEqual({
      kind: 'exceeded',
      limit: 'contact',
      remaining: 2,
    });
    expect(canIssue(state, 0, ask({ quantity: 5, contactLimit: 5 }))).toEqual({
      kind: 'exceeded',
      limit: 'stock',
      remaining: 3,
    });
  });

  it('is exactly what is left when a partial award is allowed, and a refusal when that is nothing', () => {
    expect(canIssue(offer({ limit: 3 }), 0, ask({ quantity: 5, partial: true }))).toEqual({ kind: 'issue', count: 3 });
    expect(canIssue(offer(), 4, ask({ quantity: 5, contactLimit: 3, partial: true }))).toEqual({
      kind: 'exceeded',
      limit: 'contact',
      remaining: 0,
    });
  });

  it('is bounded by stock and limit, or by nothing', () => {
    expect(leftOf(offer())).toBeNull();
    expect(leftOf(offer({ limit: 10, issued: 2, imported: 5 }))).toBe(3);
  });
});
