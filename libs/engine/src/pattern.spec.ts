import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PatternFailed } from './pattern-failed.js';
import { compilePattern } from './pattern.js';

const matches = (pattern: string, text: string, ignoreCase = false) =>
  [...compilePattern(pattern, ignoreCase).matchesIn(text)].map((match) => match.text);

describe('the matches of a pattern', () => {
  it('are those that JavaScript finds, with their places and groups', () => {
    const pattern = fc.constantFrom(
      'a+',
      '(a)|(b)',
      'a*',
      '(a?)(b+)?',
      '[ab]c',
      '^a',
      'b$',
      '(?:a|ab)(c|bcd)?',
      '\\bab\\b',
      '(x|(y))+',
    );
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y', ' '), maxLength: 30 });
    fc.assert(
      fc.property(pattern, text, (source, whole) => {
        const ours = [...compilePattern(source, false).matchesIn(whole)].map((match) => [
          match.start,
          match.end,
          match.text,
        ]);
        const native = [...whole.matchAll(new RegExp(source, 'g'))].map(({ 0: found, index }) => [
          index,
          index + found.length,
          found,
        ]);
        expect(ours).toEqual(native);
      }),
      { numRuns: 500 },
    );
  });

  it('have a null for a group that took no part, and know the names of groups', () => {
    const pattern = compilePattern('(?<first>a)|(?P<second>b)', false);
    expect([...pattern.matchesIn('ba')].map(({ groups }) => groups)).toEqual([
      [null, 'b'],
      ['a', null],
    ]);
    expect([...pattern.groupNames]).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
  });

  it('are whole characters, also beyond the first plane, and of either case when that is wished', () => {
    expect(matches('.', 'a😀b')).toEqual(['a', '😀', 'b']);
    expect(matches('ÄB', 'äb Äb', true)).toEqual(['äb', 'Äb']);
  });

  it('are found in the long text of an honest step', () => {
    const letter = 'Dear ann@acme.test, and dear bob@acme.test: welcome to the club of the people.\n'.repeat(800);
    expect(matches('\\S+@\\S+\\.\\S+\\b', letter)).toHaveLength(1_600);
    expect(matches('\\s+', letter)).toHaveLength(9_600);
  });
});

describe('the work of finding them', () => {
  const elapsedMs = (work: () => unknown) => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1_000;
  };
  const a = 'a'.repeat(60_000);
  /** Ten times what it takes, so that a busy machine decides nothing: without the limit it is minutes. */
  const boundMs = 2_500;

  it.each([
    ['each match reads to the end', 'a(?:.*b)?', a],
    ['each match is empty and reads to the end', '(?:a*b)?', a],
    ['many groups are copied at each step', `(?:${'(a?)'.repeat(50)})*$`, a],
    ['a large program', '(?:a?b?){200}c', `${a}!`],
    ['a large class, in either case', '(?i)[\\pL\\pN]*(?:[\\pL]*\\d)?', a],
    ['a word is searched for natively, in vain', '(?:b|aaaaaaaaaaaaaaab)', a],
  ])('is bounded when %s', (_, pattern, text) => {
    const compiled = compilePattern(pattern, false);
    const took = elapsedMs(() => {
      try {
        for (const match of compiled.matchesIn(text)) expect(match.end).toBeGreaterThanOrEqual(match.start);
      } catch (error) {
        if (!(error instanceof PatternFailed)) throw error;
      }
    });
    expect(took).toBeLessThan(boundMs);
  });

  it('is counted, not timed: it ends at the same match each time, and says what to do', () => {
    const found = () => {
      let count = 0;
      try {
        for (const match of compilePattern('a(?:.*b)?', false).matchesIn(a)) count += match.text.length;
      } catch (error) {
        return { count, reason: (error as Error).message };
      }
      return { count, reason: '' };
    };
    expect(found()).toEqual(found());
    expect(found().reason).toMatch(/too much work.*make the pattern simpler or the text shorter/);
    expect(found().count).toBeGreaterThan(0);
  });

  it.each(['occursIn', 'matchesIn'] as const)('is as much for the asking of %s', (asked) => {
    const { [asked]: search } = compilePattern('(.*a){30}$', false);
    expect(() => [search(`${a}!`)].flatMap((found) => (typeof found === 'boolean' ? [] : [...found]))).toThrow(
      /too much work/,
    );
  });

  it('is done to the end of the text, and not to where it would be cut', () => {
    const text = `${'a'.repeat(65_535)}b`;
    expect(compilePattern('a$', false).occursIn(text)).toBe(false);
    expect(compilePattern('(?:ab?c?){200}b$', false).occursIn(`${'a'.repeat(5_000)}b`)).toBe(true);
  });

  it('does not begin on a text of more than 64 Ki characters', () => {
    expect(() => compilePattern('a', false).occursIn('a'.repeat(65_537))).toThrow(/65537 characters: at most 65536/);
    expect(() => matches('a', 'a'.repeat(65_537))).toThrow(/65537 characters: at most 65536/);
  });

  it('has at most 50 groups to care for', () => {
    expect(() => compilePattern('(a)'.repeat(51), false)).toThrow(/50 groups.*\(\?:…\)/);
  });
});
