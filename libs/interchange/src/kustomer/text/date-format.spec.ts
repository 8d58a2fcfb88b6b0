import { describe, expect, it } from '@jest/globals';
import { momentOf, strftimeOf } from './date-format.js';

describe("a date's format", () => {
  it.each([
    ['YYYY-MM-DD HH:mm:ss.SSS', '%Y-%m-%d %H:%M:%S.%L'],
    ['dddd [the] D MMMM', '%A the %-d %B'],
    ['h:mm A', '%-I:%M %p'],
    ['100%', '100%%'],
  ])('%s is %s, and back', (moment, strftime) => {
    expect(strftimeOf(moment)).toBe(strftime);
    expect(momentOf(strftime)).toBe(moment);
  });

  it('may be one of the ready-made ones', () => {
    expect(strftimeOf('LL')).toBe('%B %-d, %Y');
    expect(strftimeOf('LTS')).toBe('%-I:%M:%S %p');
  });

  it.each(['Do', 'YYYYY', 'ZZ', 'gggg', 'at'])('has no equal for %s', (moment) => {
    expect(strftimeOf(moment)).toBeNull();
  });

  it.each(['%Q', '%:z', '%'])('has no equal for %s either', (strftime) => {
    expect(momentOf(strftime)).toBeNull();
  });
});
