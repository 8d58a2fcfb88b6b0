import { expect, it } from '@jest/globals';
import { searchTerm } from './search-terms.js';

it('a search for a number ignores its punctuation, any other search does not', () => {
  expect(['+61 400-1', ' Ada L', 'a-b'].map(searchTerm)).toEqual(['+614001', 'ada l', 'a-b']);
});
