import { describe, expect, it } from '@jest/globals';
import { compilePattern } from './pattern.js';
import { compileReplacement } from './replacement.js';

function replaced(source: string, pattern: string, text: string): string {
  const compiled = compilePattern(pattern, false);
  const [match] = [...compiled.matchesIn(text)];
  return compileReplacement(source, compiled).of(match!).join('');
}

describe('a replacement', () => {
  const date = '(?<year>\\d{4})-(\\d\\d)-(\\d\\d)';

  it.each([
    ['$3.$2.$1', '27.11.2026'],
    ['${3}.${2}.${year}', '27.11.2026'],
    ['<$0>', '<2026-11-27>'],
    ['$$1', '$1'],
    ['C:\\new $', 'C:\\new $'],
    ['', ''],
    ['$12', '20262'], // there are three groups
  ])('%j makes of a date %j', (source, result) => {
    expect(replaced(source, date, '2026-11-27')).toBe(result);
  });

  it('takes nothing from a group that took no part', () => {
    expect(replaced('[$1$2]', '(a)|(b)', 'b')).toBe('[b]');
  });

  it('takes two digits for a group when there are so many', () => {
    expect(replaced('$12', '(.)'.repeat(12), 'abcdefghijkl')).toBe('l');
  });

  it.each(['$4', '${month}', '${4}', '${04x}', '$99'])(
    '%s leads to no group: it is named, and stands for itself',
    (source) => {
      expect(compileReplacement(source, compilePattern('(a)', false)).unknown).toEqual([source]);
      expect(replaced(`it costs ${source}.`, '(a)', 'a')).toBe(`it costs ${source}.`);
    },
  );
});
