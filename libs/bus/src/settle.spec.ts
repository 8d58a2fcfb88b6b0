import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { StreamFull } from './publish-failure.js';
import { settlementOf } from './settle.js';

const bug = new TypeError('x is undefined');

describe('what becomes of a message', () => {
  it.each([
    ['a server is away', new Unavailable('no answer')],
    ['a stream is full', new StreamFull('results.0', undefined)],
  ])('whose handler found that %s: again, without limit, ever later but within half a minute', (_what, error) => {
    const delays = [1, 2, 3, 8, 1_000].map((deliveries) => settlementOf(error, deliveries));
    expect(delays).toEqual([500, 1_000, 2_000, 30_000, 30_000].map((afterMs) => ({ kind: 'again', afterMs })));
  });

  it('whose handler crashed: four more times, then aside with the reason', () => {
    const kinds = [1, 2, 3, 4, 5].map((deliveries) => settlementOf(bug, deliveries).kind);
    expect(kinds).toEqual(['again', 'again', 'again', 'again', 'dead']);
    expect(settlementOf(bug, 5)).toEqual({ kind: 'dead', reason: 'x is undefined' });
  });

  it('whose handler threw no error: its text is the reason', () => {
    expect(settlementOf('oops', 5)).toEqual({ kind: 'dead', reason: 'oops' });
  });
});
