import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '@fanfare/contracts';
import { measure } from './measure.js';

const boundless = { size: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY };

it('a value measures about as much as its JSON has characters', () => {
  const plain = fc.jsonValue().filter((value) => !/[\\]/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(plain, (value) => {
      const { size } = measure(value as Json, boundless);
      const written = JSON.stringify(value).length;
      expect(size).toBeGreaterThanOrEqual(written);
      expect(size).toBeLessThanOrEqual(written * 2 + 2);
    }),
  );
});

it.each<[Json, number]>([
  ['x', 0],
  [[], 1],
  [{ a: [{ b: 1 }] }, 3],
  [[[], [[]]], 3],
])('%j nests %i deep', (value, depth) => {
  expect(measure(value, boundless).depth).toBe(depth);
});

it('counting ends at the limit, however much there is', () => {
  let value: Json = 'x';
  for (let i = 0; i < 60; i++) value = [value, value];
  expect(measure(value, { size: 1_000, depth: 100 }).size).toBeLessThan(1_100);
});
