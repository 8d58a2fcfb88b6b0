import { describe, expect, it } from '@jest/globals';
import { Allowance } from './allowance.js';
import { Patience } from './patience.js';

describe('how long an org is left alone', () => {
  it('grows with every time that it has had enough, up to the longest, until it takes something', () => {
    let now = 0;
    const patience = new Patience({ firstMs: 60, longestMs: 200 }, () => now);
    const waits = [1, 2, 3, 4].map(() => (now += patience.wait()));
    expect(waits).toEqual([60, 180, 380, 580]);
    patience.over();
    expect(patience.wait()).toBe(60);
  });

  it('is one wait for all calls that hear of it at once', () => {
    let now = 0;
    const patience = new Patience({ firstMs: 60, longestMs: 200 }, () => now);
    expect([patience.wait(), patience.wait()]).toEqual([60, 60]);
    now = 45;
    expect([patience.leftMs, patience.wait()]).toEqual([15, 15]);
  });
});

describe('the share of a day’s requests', () => {
  it.each([
    [undefined, false],
    ['api-usage=949/1000', false],
    ['api-usage=950/1000; per-app-api-usage=17/250(appName=sample)', true],
    ['per-app-api-usage=250/250(appName=sample)', false],
  ])('is known from what an answer says: %s', (header, isSpent) => {
    const allowance = new Allowance(95);
    allowance.note(header);
    expect(allowance.isSpent).toBe(isSpent);
  });
});
