import { describe, expect, it } from '@jest/globals';
import { RateWindow } from './rate-window.js';

describe('a window of a rate', () => {
  it('is over after so many requests, until the clock begins the next', () => {
    const window = new RateWindow({ requests: 2, perMs: 1_000 });
    expect([5_100, 5_200, 5_999, 6_000].map((now) => window.take(now))).toEqual([
      { isOver: false, limit: 2, remaining: 1, resetsAt: 6_000 },
      { isOver: false, limit: 2, remaining: 0, resetsAt: 6_000 },
      { isOver: true, limit: 2, remaining: 0, resetsAt: 6_000 },
      { isOver: false, limit: 2, remaining: 1, resetsAt: 7_000 },
    ]);
  });
});
