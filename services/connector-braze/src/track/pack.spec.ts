import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arrays } from '../read-answer.js';
import { bodyOf, fitsAlone, pack } from './pack.js';

const objects = (count: number) => fc.array(fc.constant({ external_id: 'x' }), { maxLength: count });
const load = fc.record({ objects: fc.record({ attributes: objects(1), events: objects(9), purchases: objects(9) }) });
const limits = fc.record({
  perArray: fc.integer({ min: 9, max: 75 }),
  combined: fc.integer({ min: 19, max: 225 }),
  bytes: fc.integer({ min: 500, max: 5_000 }),
});

describe('requests', () => {
  it('hold every step once, whole and in its order, and never more than the account takes', () => {
    fc.assert(
      fc.property(fc.array(load, { maxLength: 100 }), limits, (given, allowed) => {
        const loads = given.filter(({ objects: own }) => fitsAlone(own, allowed));
        const requests = pack(loads, allowed);
        expect(requests.flat()).toEqual(loads);
        for (const request of requests) {
          const { body, owners } = bodyOf(request);
          const counts = arrays.map((array) => body[array]?.length ?? 0);
          expect(Math.max(...counts)).toBeLessThanOrEqual(allowed.perArray);
          expect(counts.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(allowed.combined);
          expect(arrays.map((array) => owners[array].length)).toEqual(counts);
        }
      }),
    );
  });

  it('are full: 150 steps of one event are two', () => {
    const one = { objects: { attributes: [], events: [{ name: 'won' }], purchases: [] } };
    const requests = pack(Array.from({ length: 150 }, () => one), { perArray: 75, combined: Infinity, bytes: 4e6 }); // prettier-ignore
    expect(requests.map(({ length }) => length)).toEqual([75, 75]);
  });
});
