import { describe, expect, it } from '@jest/globals';
import { instantOf } from './instant-of.js';

const now = Date.parse('2026-11-08T10:00:00Z');

describe('the time of a what-if', () => {
  it.each([
    ['P7D', '2026-11-01T10:00:00Z'],
    ['PT30M', '2026-11-08T09:30:00Z'],
    ['2026-11-05T00:00:00+01:00', '2026-11-04T23:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantOf(text, now)).toBe(Date.parse(instant));
  });

  it('is refused by name when it is none', () => {
    expect(() => instantOf('yesterday', now)).toThrow('yesterday is neither');
  });
});
