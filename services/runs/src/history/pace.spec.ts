import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';
import { SpareTime } from './spare-time.js';

describe('the pace of the projection', () => {
  it('leaves others nine tenths of the time while the machine is busy, two seconds at most at once', () => {
    const pace = new Pace(0.1, { any: () => false });
    expect([pace.restAfter(50), pace.restAfter(1_000)]).toEqual([450, 2_000]);
  });

  it('never rests while there is time to spare, or when it need not give way', () => {
    expect(new Pace(0.1, { any: () => true }).restAfter(50)).toBe(0);
    expect(new Pace(1, { any: () => false }).restAfter(50)).toBe(0);
  });

  it('calls a machine busy that was idle for less than a seventh of the time since the last look', () => {
    const looks = [{ idle: 1_000_010, all: 1e12 }, { idle: 1_000_060, all: 1e12 + 100 }, { idle: 1_000_061, all: 1e12 + 200 }]; // prettier-ignore
    const spare = new SpareTime(() => looks.shift() ?? { idle: 0, all: 0 });
    spare.any();
    expect([spare.any(), spare.any()]).toEqual([true, false]);
  });
});
