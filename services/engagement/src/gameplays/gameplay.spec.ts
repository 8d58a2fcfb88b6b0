import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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

  it('is the same when words of old steps are kept as one, whatever they were', () => {
    const dayMs = 86_400_000;
    const words = fc.array(fc.record({ mode: fc.constantFrom('set' as const, 'add' as const), value: fc.integer() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.option(fc.integer()), (said, hubScore) => {
        const all = said.map((one, i) => ({ ...one, by: `s${i}`, at: i, context: null }));
        const start = { ...blankGameplay('acme', 'g', 0), hubScore };
        const score = (everyMs: number) =>
          all.map((one, i) => ({ ...one, recordedAt: (i + 1) * everyMs })).reduce(scored, start);
        expect(score(30 * dayMs).score).toBe(score(1).score);
        expect(score(30 * dayMs).scoring.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('is none when nobody has scored, and zero when that was scored', () => {
    expect([after([]), after([word('a', 1, 'set', 0)])]).toEqual([null, 0]);
  });
});
