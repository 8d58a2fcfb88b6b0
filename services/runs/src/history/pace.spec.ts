import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';
import { SpareTime } from './spare-time.js';

/** How long a pace rests, in ms, after work of so many ms, when there is time to spare from the given look on. */
async function rest(share: number, spareFromLook: number, workedMs: number): Promise<number> {
  let [waited, looks] = [0, 0];
  const spare = { look: () => undefined, any: () => ++looks >= spareFromLook };
  await new Pace(share, spare, async (ms) => (waited += ms)).rest(workedMs);
  return waited;
}
const never = Infinity;

describe('the pace of the projection', () => {
  it('leaves others nine tenths of the time while the machine is busy, half a minute at most at once', async () => {
    expect(await rest(0.1, never, 1_000)).toBe(9_000);
    expect(await rest(0.1, never, 60_000)).toBe(30_000);
  });

  it('goes on as soon as there is time to spare', async () => {
    expect(await rest(0.1, 1, 1_000)).toBe(250);
    expect(await rest(0.1, 5, 1_000)).toBe(1_250);
  });

  it('does not rest after little work, or when it need not give way', async () => {
    expect(await rest(0.1, never, 5)).toBe(0);
    expect(await rest(1, never, 1_000)).toBe(0);
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
