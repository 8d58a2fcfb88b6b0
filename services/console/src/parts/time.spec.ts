import { describe, expect, it } from '@jest/globals';
import { agoText, tookText } from './time.js';

describe('a time', () => {
  it.each([
    [250, '250 ms'],
    [1_500, '1.5 s'],
    [61_000, '1 min 1 s'],
    [3_660_000, '1 h 1 min'],
  ])('of %d ms took %s', (ms, text) => expect(tookText(ms)).toBe(text));

  it.each([
    [0, 'now'],
    [-5_000, '5 seconds ago'],
    [-125_000, '2 minutes ago'],
    [-86_400_000, 'yesterday'],
    [7_200_000, 'in 2 hours'],
  ])('%d ms from now is %s', (ms, text) => expect(agoText(1_000_000_000 + ms, 1_000_000_000)).toBe(text));
});
