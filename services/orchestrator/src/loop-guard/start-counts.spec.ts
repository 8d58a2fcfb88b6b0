import { describe, expect, it } from '@jest/globals';
import { StartCounts } from './start-counts.js';

const minute = 60_000;

describe('starts that look like a loop', () => {
  it('are more than fifty of one contact within half an hour', () => {
    const counts = new StartCounts();
    const started = Array.from({ length: 51 }, (_, i) => counts.add('a', i * 1_000));
    expect(started.indexOf(true)).toBe(50);
    expect(counts.add('b', 51_000)).toBe(false);
  });

  it('are not those that come slowly', () => {
    const counts = new StartCounts();
    expect(Array.from({ length: 200 }, (_, i) => counts.add('a', i * minute)).includes(true)).toBe(false);
  });
});
