import { describe, expect, it } from '@jest/globals';
import { pairOf } from './pair-of.js';

const option = '--exit step=exit';

describe('what is given as name=value', () => {
  it.each([
    ['coupon=Failure', ['coupon', 'Failure']],
    ['url=https://a.test/?b=c', ['url', 'https://a.test/?b=c']],
    ['scope=', ['scope', '']],
  ])('is divided at its first =: %s', (text, pair) => {
    expect(pairOf(option, text)).toEqual(pair);
  });

  it.each(['coupon', '=Failure', ''])('is refused with how it is to be given: %j', (text) => {
    expect(() => pairOf(option, text)).toThrow(`Give it as --exit step=exit, not "${text}".`);
  });
});
