import { describe, expect, it } from '@jest/globals';
import { polled } from './polled.js';

const counting = () => {
  let asked = 0;
  return async () => ++asked;
};

describe('what is asked again and again', () => {
  it('gives each answer, as long as somebody wants one', async () => {
    const seen: number[] = [];
    for await (const n of polled(counting(), 1, new AbortController().signal)) {
      seen.push(n);
      if (n === 3) break;
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('is over at the signal, also in the middle of a pause', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    for await (const n of polled(counting(), 60_000, stop.signal)) {
      seen.push(n);
      setImmediate(() => stop.abort());
    }
    expect(seen).toEqual([1]);
  });
});
