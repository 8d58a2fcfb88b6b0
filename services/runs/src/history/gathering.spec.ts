import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { Gathering } from './gathering.js';

/** A gathering whose batches are noted and end when told. */
function noted(maxItems: number, fails: (items: readonly number[]) => Error | null = () => null) {
  const batches: number[][] = [];
  const gathering = new Gathering<number>(async (items) => {
    batches.push([...items]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const error = fails(items);
    if (error) throw error;
  }, maxItems);
  return { gathering, batches };
}

describe('gathering', () => {
  it('does together what came while it was busy', async () => {
    const { gathering, batches } = noted(100);
    const first = gathering.add([1]);
    await Promise.resolve();
    await Promise.all([first, gathering.add([2]), gathering.add([3, 4])]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('takes no more at once than it may, but a large job whole', async () => {
    const { gathering, batches } = noted(3);
    await Promise.all([gathering.add([1, 2, 3, 4]), gathering.add([5, 6]), gathering.add([7]), gathering.add([8])]);
    expect(batches).toEqual([[1, 2, 3, 4], [5, 6, 7], [8]]);
  });

  it('lets the job that spoils a batch fail alone', async () => {
    const { gathering } = noted(100, (items) => (items.includes(2) ? new Error('poison') : null));
    const results = await Promise.allSettled([gathering.add([1]), gathering.add([2]), gathering.add([3])]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails all at once when the weather is bad', async () => {
    const { gathering, batches } = noted(100, () => new Unavailable('no database'));
    const results = await Promise.allSettled([gathering.add([1]), gathering.add([2])]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(batches).toEqual([[1, 2]]);
  });
});
