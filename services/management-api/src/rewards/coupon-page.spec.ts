import { describe, expect, it } from '@jest/globals';
import type { ShownCoupon } from '@fanfare/contracts';
import { couponPage } from './coupon-page.js';

const coupon: ShownCoupon = {
  title: 'Ten per cent',
  code: 'K7QM-2XWD',
  status: 'issued',
  validUntil: Date.parse('2026-12-24T18:00:00Z'),
  redeemedAt: null,
};

describe('the page of a coupon', () => {
  it('shows what it is for, its code, drawn to be scanned, and until when it is good', () => {
    const page = couponPage(coupon);
    for (const text of ['<h1>Ten per cent</h1>', 'K7QM-2XWD', '<svg', 'Valid until 2026-12-24 18:00 UTC']) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('<script');
  });

  it.each([
    ['redeemed', { redeemedAt: Date.parse('2026-12-01T09:30:00Z') }, 'Redeemed on 2026-12-01 09:30 UTC'],
    ['expired', {}, 'Expired on 2026-12-24 18:00 UTC'],
    ['void', {}, 'Not valid any more'],
  ] as const)('of one that is %s says so, and has nothing to scan', (status, more, words) => {
    const page = couponPage({ ...coupon, status, ...more });
    expect(page).toContain(words);
    expect(page).not.toContain('<svg');
  });

  it('is plain text, whatever an offer or an imported code is called', () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='x'>`;
    const page = couponPage({ ...coupon, title: evil, code: evil });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
  });
});
