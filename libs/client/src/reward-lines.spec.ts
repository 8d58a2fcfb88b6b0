import { expect, it } from '@jest/globals';
import type { CouponView } from '@fanfare/contracts';
import { couponLines, offerLines, pointsLines, programmeLines } from './reward-lines.js';

const coupon: CouponView = {
  id: 'c1',
  offer: 'ten',
  code: 'K7QM-2XWD',
  contact: 'ann',
  step: 's',
  issuedAt: 0,
  status: 'issued',
  validUntil: null,
  redeemed: null,
  voided: null,
};

it('an offer is shown with what is issued and left of it, and whether it issues', () => {
  const offer = { id: 'ten', name: 'Ten per cent', active: false, validFrom: null, validUntil: null, couponDays: null, limit: 5, contactLimit: null, codePattern: null, issued: 3, left: 2 }; // prettier-ignore
  expect(offerLines([offer])).toBe('ten  3 issued  2 left  inactive  Ten per cent');
  expect(offerLines([])).toBe('no coupon offers');
});

it('a coupon is shown with what has become of it', () => {
  const redeemed = { at: 0, site: null, location: 'Till 4' };
  const [first, second] = couponLines([
    { ...coupon, status: 'redeemed', redeemed },
    { ...coupon, status: 'void', voided: { at: 0, reason: 'Sent by mistake' } },
  ]).split('\n');
  expect(first).toMatch(/^K7QM-2XWD {2}ten {2}redeemed {2}ann .*, Till 4$/);
  expect(second).toContain('Sent by mistake');
});

it('a programme is shown with its tiers, and a contact with its points and what changed them', () => {
  const tiers = [{ id: 's', name: 'Silver', threshold: 100 }, { id: 'g', name: 'Guests', threshold: null }]; // prettier-ignore
  const club = {
    id: 'club',
    name: 'Club',
    unit: 'stars',
    active: true,
    measure: 'total',
    tiers,
    expiryDays: 365,
  } as const;
  expect(programmeLines([{ ...club, tiers }])).toBe('club  stars  Silver from 100, Guests  good for 365 days  Club');
  const held = [{ id: 's', name: 'Silver', since: 0, by: 'rule' as const }];
  const entries = [{ step: 'a', kind: 'award' as const, delta: 100, reason: 'Quiz', at: 0 }];
  const [head, entry] = pointsLines({ balance: 70, totalPoints: 100, tiers: held, entries, next: null }).split('\n');
  expect(head).toBe('70  of 100 ever awarded  Silver');
  expect(entry).toMatch(/award {2}\+100 {2}Quiz$/);
});
