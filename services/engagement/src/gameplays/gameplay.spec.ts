import { describe, expect, it } from '@jest/globals';
import { blankGameplay, played, scored, type Gameplay, type Scoring } from './gameplay.js';

describe('the score of a gameplay', () => {
  const word = (by: string, at: number, mode: Scoring['mode'], value: number) => (gameplay: Gameplay) =>
    scored(gameplay, { by, at, mode, value, context: null });
  // The hub's clock is ahead: its game ends after the steps that its end has caused.
  const hub = (gameplay: Gameplay) => played(gameplay, { by: 'end', at: 99, fields: { hubScore: 70 } });
  const after = (words: ((gameplay: Gameplay) => Gameplay)[]) =>
    words.reduce((gameplay, say) => say(gameplay), blankGameplay('acme', 'g', 0)).score;

  it("is the hub's, what was set last and what was added after it, in whatever order they are heard", () => {
    const words = [hub, word('a', 10, 'add', 5), word('b', 15, 'add', 1)];
    expect([after(words), after(words.toReversed()), after([...words, ...words])]).toEqual([76, 76, 76]);
    expect(after([word('c', 12, 'set', 7), ...words])).toBe(8);
  });

  it('is none when nobody has scored, and zero when that was scored', () => {
    expect([after([]), after([word('a', 1, 'set', 0)])]).toEqual([null, 0]);
  });
});
