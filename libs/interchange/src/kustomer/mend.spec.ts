import { describe, expect, it } from '@jest/globals';
import type { Json } from '@fanfare/contracts';
import { mend } from './mend.js';

describe('mending', () => {
  it('leaves the original alone when nothing changed', () => {
    expect(mend({ a: 'A', b: 1 }, { a: 'a' }, { a: 'a' })).toEqual({ a: 'A', b: 1 });
  });

  it('changes what was edited, and keeps what our writing knows nothing of', () => {
    const original = { meta: { color: 'red', name: 'Old' }, method: 'get', kept: [1] };
    const before = { meta: { name: 'Old' }, method: 'GET' };
    expect(mend(original, before, { meta: { name: 'New' }, method: 'GET' })).toEqual({
      meta: { color: 'red', name: 'New' },
      method: 'get',
      kept: [1],
    });
  });

  it('removes what was removed, and adds what was added', () => {
    expect(mend({ a: 1, b: 2 }, { a: 1, b: 2 }, { b: 2, c: 3 })).toEqual({ b: 2, c: 3 });
  });

  it('does not add what our writing always writes', () => {
    expect(mend({ id: 'a' }, { id: 'a', errorCases: [] }, { id: 'a', errorCases: [], name: 'x' })).toEqual({
      id: 'a',
      name: 'x',
    });
  });

  it('knows things by their ids, wherever they stand', () => {
    const original: Json = [{ id: 'b', v: 1, x: true }, { id: 'a', v: 1 }]; // prettier-ignore
    const before = [{ id: 'a', v: 1 }, { id: 'b', v: 1 }]; // prettier-ignore
    const after = [{ id: 'c', v: 3 }, { id: 'b', v: 2 }]; // prettier-ignore
    expect(mend(original, before, after)).toEqual([{ id: 'b', v: 2, x: true }, { id: 'c', v: 3 }]); // prettier-ignore
  });

  it('keeps a thing whose id another has already: it was never read', () => {
    const twice = [{ id: 'a', v: 1 }, { id: 'a', v: 9 }]; // prettier-ignore
    expect(mend(twice, [{ id: 'a', v: 1 }], [{ id: 'a', v: 2 }])).toEqual([{ id: 'a', v: 2 }, { id: 'a', v: 9 }]); // prettier-ignore
  });

  it('finds the items of a list that stayed as they were', () => {
    const original = [{ t: 'x', meta: 1 }, { t: 'y', meta: 2 }, { t: 'z', meta: 3 }]; // prettier-ignore
    const before = [{ t: 'x' }, { t: 'y' }, { t: 'z' }];
    const after = [{ t: 'new' }, { t: 'z' }, { t: 'x' }, { t: 'more' }];
    expect(mend(original, before, after)).toEqual([
      { t: 'new', meta: 2 },
      { t: 'z', meta: 3 },
      { t: 'x', meta: 1 },
      { t: 'more' },
    ]);
  });
});
