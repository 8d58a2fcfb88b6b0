import { describe, expect, it } from '@jest/globals';
import { Gatherer } from './gatherer.js';

/** A gatherer whose calls are noted, and go out one at a time when the test says so. */
function gathering(max: number, lingerMs: number) {
  const calls: number[][] = [];
  const gate: (() => void)[] = [];
  const gatherer = new Gatherer<number, string>({ max, lingerMs }, async (take) => {
    await new Promise<void>((resolve) => gate.push(resolve));
    const items = take();
    calls.push(items);
    if (items.includes(13)) throw new Error('thirteen');
    return items.map((item) => `did ${item}`);
  });
  const open = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    for (const go of gate.splice(0)) go();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { calls, open, gatherer };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('items that come together', () => {
  it('share calls, full ones first, and each gets its own answer', async () => {
    const { calls, open, gatherer } = gathering(3, 0);
    const answers = Promise.all(numbers(1, 7).map((n) => gatherer.add(n)));
    await open();
    expect(await answers).toEqual(numbers(1, 7).map((n) => `did ${n}`));
    expect(calls).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('fill a call that waits for its turn', async () => {
    const { calls, open, gatherer } = gathering(3, 0);
    const answers = [gatherer.add(1)];
    await new Promise((resolve) => setImmediate(resolve));
    answers.push(gatherer.add(2), gatherer.add(3), gatherer.add(4));
    await open();
    await Promise.all(answers);
    expect(calls).toEqual([[1, 2, 3], [4]]);
  });

  it('of which only some may go are not forgotten: the rest goes with the next call', async () => {
    const calls: number[][] = [];
    const gatherer = new Gatherer<number, number>({ max: 3, lingerMs: 0 }, async (take) => {
      const items = take(calls.length === 0 ? 1 : undefined);
      calls.push(items);
      return items;
    });
    expect(await Promise.all(numbers(1, 5).map((n) => gatherer.add(n)))).toEqual([1, 2, 3, 4, 5]);
    expect(calls.flat().toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(calls[0]).toEqual([1]);
  });

  it('fail together, and only they', async () => {
    const { open, gatherer } = gathering(2, 0);
    const answers = Promise.allSettled([12, 13, 14].map((n) => gatherer.add(n)));
    await open();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});

describe('an item that may wait for others', () => {
  it('goes at once when nothing was called lately', async () => {
    const { calls, open, gatherer } = gathering(75, 60_000);
    const answer = gatherer.add(1);
    await open();
    expect(await answer).toBe('did 1');
    expect(calls).toEqual([[1]]);
  });

  it('waits until the call is full, and what is left over goes when it has waited long enough', async () => {
    const { calls, open, gatherer } = gathering(3, 50);
    const first = gatherer.add(1);
    await open();
    await first;
    const others = Promise.all(numbers(2, 5).map((n) => gatherer.add(n)));
    await open();
    expect(calls).toEqual([[1], [2, 3, 4]]);
    await new Promise((resolve) => setTimeout(resolve, 80));
    await open();
    await others;
    expect(calls).toEqual([[1], [2, 3, 4], [5]]);
  });
});
