import { describe, expect, it } from '@jest/globals';
import type { Ask, OfferState } from './coupon.js';
import { heldWith, reserve } from './reserve.js';

const offer: OfferState = {
  known: true,
  active: true,
  validFrom: null,
  validUntil: null,
  limit: 6,
  contactLimit: null,
  issued: 1,
  imported: 0,
};
const ask = (step: string, contact: string, quantity: number): Ask => ({
  step,
  contact,
  quantity,
  contactLimit: 3,
  partial: true,
  at: 0,
});

describe('deciding on several steps', () => {
  it('lets each see what those before it got', () => {
    const { reservations, count } = reserve(offer, new Map([['ada', 1]]), [
      ask('a', 'ada', 5),
      ask('b', 'bob', 2),
      ask('c', 'bob', 5),
      ask('d', 'cid', 1),
    ]);
    expect(count).toBe(5);
    expect(reservations.map(({ decision, first, held }) => [decision, first, held])).toEqual([
      [{ kind: 'issue', count: 2 }, 1, 3],
      [{ kind: 'issue', count: 2 }, 3, 2],
      [{ kind: 'issue', count: 1 }, 5, 3],
      [{ kind: 'exceeded', limit: 'offer', remaining: 0 }, 6, 0],
    ]);
  });

  it('counts what is decided and not yet stored', () => {
    const { reservations } = reserve(offer, new Map(), [ask('a', 'ada', 2)]);
    expect(heldWith(new Map([['bob', 1]]), reservations)).toEqual(
      new Map([
        ['bob', 1],
        ['ada', 2],
      ]),
    );
  });
});
