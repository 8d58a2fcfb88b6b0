import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SharedAnswers } from './shared-answers.js';

let now = 0;
let asked = 0;
beforeEach(() => {
  [now, asked] = [1_000, 0];
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => void jest.restoreAllMocks());

describe('an answer that is shared', () => {
  const number = async () => ++asked;

  it('is asked for once by all who will have one that old, and by each key for itself', async () => {
    const answers = new SharedAnswers<number>();
    expect(await Promise.all([answers.since(0, 'a', number), answers.since(0, 'a', number)])).toEqual([1, 1]);
    now = 2_000;
    expect([await answers.since(1_000, 'a', number), await answers.since(1_001, 'a', number)]).toEqual([1, 2]);
    expect(await answers.since(0, 'b', number)).toBe(3);
  });

  it('is told to those who wait when it failed, and asked for again by the next', async () => {
    const answers = new SharedAnswers<number>();
    const fail = () => Promise.reject(new Error('away'));
    const waiting = [answers.since(0, 'a', fail), answers.since(0, 'a', number)];
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await answers.since(0, 'a', number)).toBe(1);
  });

  it('is not kept where it is of a kind that may soon be another', async () => {
    const answers = new SharedAnswers<number>((answer) => answer > 1);
    expect([await answers.since(0, 'a', number), await answers.since(0, 'a', number), await answers.since(0, 'a', number)]).toEqual([1, 2, 2]); // prettier-ignore
  });
});
