import { describe, expect, it } from '@jest/globals';
import { Allowance } from './allowance.js';

describe('what a hook may receive', () => {
  const taken = (allowance: Allowance, times: number, now: number) =>
    Array.from({ length: times }, () => allowance.take(now)).filter((wait) => wait === 0).length;

  it('is a minute’s share at once, and then as much as time brings', () => {
    const allowance = new Allowance(60, 0);
    expect(taken(allowance, 100, 0)).toBe(60);
    expect(taken(allowance, 100, 10_000)).toBe(10);
    expect(taken(allowance, 100, 1_000_000)).toBe(60);
  });

  it('comes back when it says', () => {
    const allowance = new Allowance(6, 0);
    taken(allowance, 6, 0);
    const seconds = allowance.take(0);
    expect(seconds).toBe(10);
    expect(allowance.take(seconds * 1_000)).toBe(0);
  });
});
