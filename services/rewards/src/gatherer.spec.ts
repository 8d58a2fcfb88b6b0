import { describe, expect, it } from '@jest/globals';
import { Gatherer } from './gatherer.js';

describe('gathered work', () => {
  it('does one round at a time per key, the next with everything that came in meanwhile', async () => {
    const rounds: string[] = [];
    const gatherer = new Gatherer<number, number>(async (key, items) => {
      rounds.push(`${key}:${items.join()}`);
      return items.map((item) => item * 10);
    });
    const answers = await Promise.all([
      gatherer.ask('a', [1, 2]),
      gatherer.ask('a', [3]),
      gatherer.ask('b', [4]),
      gatherer.ask('a', [5, 6]),
    ]);
    expect(answers).toEqual([[10, 20], [30], [40], [50, 60]]);
    expect(rounds).toEqual(['a:1,2', 'b:4', 'a:3,5,6']);
  });

  it('bounds a round, but never splits a call', async () => {
    const sizes: number[] = [];
    const gatherer = new Gatherer<number, number>(async (_, items) => (sizes.push(items.length), items), 3);
    await Promise.all([[1], [2, 2], [3, 3], [4, 4, 4, 4], [5]].map((items) => gatherer.ask('k', items)));
    expect(sizes).toEqual([1, 2, 2, 4, 1]);
  });

  it('tells everybody of a round about its error, and goes on', async () => {
    let fail = true;
    const gatherer = new Gatherer<number, number>(async (_, items) => {
      if (fail) throw new Error('away');
      return items;
    });
    await expect(gatherer.ask('k', [1])).rejects.toThrow('away');
    fail = false;
    await expect(gatherer.ask('k', [2])).resolves.toEqual([2]);
  });
});
