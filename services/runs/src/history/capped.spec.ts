import { describe, expect, it } from '@jest/globals';
import { applyHistory } from '@fanfare/engine';
import { aHistory } from '../../test/history.js';
import { cappedEntry, cappedRun, maxKeptBytes } from './capped.js';

const mib = 1024 * 1024;

describe('capping', () => {
  it('counts bytes, not characters', () => {
    const [, step] = aHistory({}, [{ output: { text: '€'.repeat(maxKeptBytes / 2) } }]);
    expect(step && cappedEntry(step)).toMatchObject({ output: { $omitted: { bytes: (maxKeptBytes / 2) * 3 + 11 } } });
  });

  it('keeps what is small as it is, and caps what is capped no further', () => {
    const [, step] = aHistory({}, [{ output: { text: 'x'.repeat(2 * maxKeptBytes) } }]);
    const once = step && cappedEntry(step);
    expect(once && cappedEntry(once)).toEqual(once);
    expect(once).toMatchObject({ input: { n: 0 } });
  });

  it('keeps a run of three hundred large steps within one document', () => {
    const large = { text: 'x'.repeat(60_000) };
    const entries = aHistory({}, Array(300).fill({ input: large, output: large })).map(cappedEntry);
    const run = applyHistory(null, entries);
    expect(JSON.stringify(run).length).toBeGreaterThan(30 * mib);
    expect(run && JSON.stringify(cappedRun(run)).length).toBeLessThan(10 * mib);
  });
});
