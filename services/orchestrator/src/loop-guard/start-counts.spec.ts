import { describe, expect, it } from '@jest/globals';
import { StartCounts } from './start-counts.js';

const minute = 60_000;

describe('starts that look like a loop', () => {
  it('are fifty of one contact within half an hour', () => {
    const counts = new StartCounts();
    const started = Array.from({ length: 51 }, (_, i) => counts.add('a', `r${i}`, i * 1_000));
    expect(started.indexOf(true)).toBe(49);
    expect(counts.add('b', 'other', 51_000)).toBe(false);
  });

  it('are counted anew when a person says that it was none', () => {
    const counts = new StartCounts();
    for (let i = 0; i < 51; i++) counts.add('a', `r${i}`, i);
    counts.forget('a');
    expect(counts.add('a', 'r52', 52)).toBe(false);
  });

  it('are not those that come slowly', () => {
    const counts = new StartCounts();
    expect(Array.from({ length: 200 }, (_, i) => counts.add('a', `r${i}`, i * minute)).includes(true)).toBe(false);
  });

  it('are each counted once, however often their events are delivered', () => {
    const counts = new StartCounts();
    const deliver = () => Array.from({ length: 49 }, (_, i) => counts.add('a', `r${i}`, i));
    expect([...deliver(), ...deliver()].includes(true)).toBe(false);
    expect(counts.add('a', 'r49', 49)).toBe(true);
  });

  it('are still seen as such when the fiftieth is delivered again: the first time it may not have been recorded', () => {
    const counts = new StartCounts();
    for (let i = 0; i < 50; i++) counts.add('a', `r${i}`, i);
    expect(counts.add('a', 'r49', 49)).toBe(true);
  });
});
