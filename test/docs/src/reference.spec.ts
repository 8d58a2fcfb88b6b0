import { describe, expect, it } from '@jest/globals';
import { folder, reference } from './reference.js';
import { staleFiles } from './staleness.js';

describe('docs/reference', () => {
  it('is what the code says: after a change, run `npm run docs`', async () => {
    expect(staleFiles(folder, await reference())).toEqual([]);
  });
});
