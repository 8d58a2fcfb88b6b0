import { describe, expect, it } from '@jest/globals';
import { duration, durationMs } from './duration.js';

describe('a duration', () => {
  it.each([
    ['PT0S', 0],
    ['PT1.5S', 1_500],
    ['PT30S', 30_000],
    ['PT90M', 5_400_000],
    ['PT24H', 86_400_000],
    ['P1D', 86_400_000],
    ['P2W', 1_209_600_000],
    ['P1DT2H3M4S', 93_784_000],
  ])('%s has %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', '30s', 'P1M', 'P1Y', 'P-1D', '-P1D', 'PT1.5H', 'p1d', 'PT1S ', 'P1S', '1'])(
    'is not %j',
    (text) => {
      expect(durationMs(text)).toBeNull();
      expect(duration.safeParse(text).error?.issues[0]?.message).toContain('such as PT30S or P1D');
    },
  );
});
