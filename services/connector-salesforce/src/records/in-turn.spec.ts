import { describe, expect, it } from '@jest/globals';
import { Busy, NotSent } from '@fanfare/connector';
import { inTurn } from './in-turn.js';
import type { SaveOutcome } from './save-result.js';

describe('parts of a call', () => {
  const saved = (id: string): SaveOutcome => ({ saved: { id, created: true } });
  const meeting = (error: Error) => inTurn([['a'], ['b', 'c'], ['d']], async (part) => {
    if (part.includes('b')) throw error;
    return part.map(saved);
  }); // prettier-ignore

  it('keep what is done when a later one fails, and the rest is not tried', async () => {
    const reset = new Error('socket hang up');
    const [a, b, c, d] = await meeting(reset);
    expect([a, b, c]).toEqual([saved('a'), { thrown: reset }, { thrown: reset }]);
    expect(d).toEqual({ thrown: expect.any(NotSent) });
  });

  it('wait together when Salesforce has had enough', async () => {
    const busy = new Busy('enough', 1_000);
    expect((await meeting(busy)).at(-1)).toEqual({ thrown: busy });
  });
});
