import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Gate } from './gate.js';

type Leave = () => Promise<void>;

/** Those who want through, in order: the places they have got so far. */
function queue(gate: Gate, count: number): Leave[] {
  const inside: Leave[] = [];
  for (let i = 0; i < count; i++) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const through = gate.through(() => {
      inside.push(() => (resolve(), through));
      return promise;
    });
  }
  return inside;
}
const settled = () => new Promise(setImmediate);
const leaveAll = (inside: Leave[]) => Promise.all(inside.splice(0).map((leave) => leave()));

describe('a gate', () => {
  it('lets so many through at once, and one more for each that leaves', async () => {
    const gate = new Gate({ concurrent: 3 }, null);
    const inside = queue(gate, 5);
    await settled();
    expect(inside).toHaveLength(3);
    await inside.shift()?.();
    await settled();
    expect(inside).toHaveLength(3);
    await leaveAll(inside);
    await settled();
    await leaveAll(inside);
    expect(gate.isIdle).toBe(true);
  });

  it('lets half as many through after each complaint, but always one', async () => {
    const gate = new Gate({ concurrent: 8 }, null);
    gate.slower();
    const inside = queue(gate, 8);
    await settled();
    expect(inside).toHaveLength(4);
    for (let i = 0; i < 10; i++) gate.slower();
    await leaveAll(inside);
    await settled();
    expect(inside).toHaveLength(1);
  });

  it('lets one more through for each round of answers, until there are as many as at first', async () => {
    const gate = new Gate({ concurrent: 4 }, null);
    gate.slower();
    // Two answers to a round of two, then three to one of three, and then some.
    const throughAfter = async (answers: number) => {
      for (let i = 0; i < answers; i++) gate.faster();
      const inside = queue(gate, 9);
      await settled();
      const { length } = inside;
      for (let left = 9; left > 0; left -= length) {
        await leaveAll(inside);
        await settled();
      }
      await leaveAll(inside);
      return length;
    };
    expect(await throughAfter(3)).toBe(3);
    expect(await throughAfter(4)).toBe(4);
    expect(await throughAfter(50)).toBe(4);
  });

  describe('with a pace', () => {
    beforeEach(() => void jest.useFakeTimers());
    afterEach(() => void jest.useRealTimers());

    it('lets a second’s worth through at once, and then one after the other', async () => {
      const gate = new Gate({ concurrent: 100, perSecond: 10 }, null);
      const inside = queue(gate, 15);
      await jest.advanceTimersByTimeAsync(0);
      expect(inside).toHaveLength(10);
      await jest.advanceTimersByTimeAsync(301);
      expect(inside).toHaveLength(13);
      await jest.advanceTimersByTimeAsync(200);
      expect(inside).toHaveLength(15);
    });
  });
});
