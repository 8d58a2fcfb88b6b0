import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';
import { SpareTime } from './spare-time.js';

/** Rests of a pace, in ms, after work of so many ms. */
async function rests(share: number, spare: boolean, ...worked: number[]): Promise<number[]> {
  const waited: number[] = [];
  const pace = new Pace(share, { look: () => undefined, any: () => spare }, async (ms) => waited.push(ms));
  for (const ms of worked) await pace.rest(ms);
  return waited;
}

describe('the pace of the projection', () => {
  it('leaves others nine tenths of the time while the machine is busy, five seconds at most at once', async () => {
    expect(await rests(0.1, false, 100, 1_000)).toEqual([50, 900, 50, 5_000]);
  });

  it('only looks up while there is time to spare', async () => {
    expect(await rests(0.1, true, 1_000)).toEqual([50]);
  });

  it('does not rest after little work, or when it need not give way', async () => {
    expect(await rests(0.1, false, 5)).toEqual([]);
    expect(await rests(1, false, 1_000)).toEqual([]);
  });

  it('calls a machine busy that was idle for less than a third of the time since the last look', () => {
    const times = [{ idle: 0, all: 0 }, { idle: 50, all: 100 }, { idle: 60, all: 200 }]; // prettier-ignore
    const spare = new SpareTime(() => times.shift() ?? { idle: 60, all: 300 });
    spare.look();
    expect(spare.any()).toBe(false);
    spare.look();
    expect(spare.any()).toBe(true);
  });
});
