import { describe, expect, it } from '@jest/globals';
import { isUsedUp, resetAt } from './rate-limit.js';

const now = 1_800_000_000_000;

describe('a limit of Braze', () => {
  it.each([
    ['the second that it names', { 'x-ratelimit-reset': '1800000042' }, 42_000],
    ['a second at least', { 'x-ratelimit-reset': '1799999999' }, 1_000],
    ['an hour at most', { 'x-ratelimit-reset': '1900000000' }, 3_600_000],
    ['a Retry-After where there is nothing else', { 'retry-after': '7' }, 7_000],
    ['some seconds when it says nothing', {}, 5_000],
  ])('lasts until %s', (_what, headers: Record<string, string>, afterMs) => {
    expect(resetAt(headers, now) - now).toBe(afterMs);
  });

  it('is used up when nothing remains', () => {
    const used = (headers: Record<string, string>) => isUsedUp(headers);
    expect([used({ 'x-ratelimit-remaining': '0' }), used({ 'x-ratelimit-remaining': '10' }), used({})]).toEqual([true, false, false]); // prettier-ignore
  });
});
