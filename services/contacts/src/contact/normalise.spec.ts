import { expect, it } from '@jest/globals';
import { normaliseEmail, normaliseMobile } from './normalise.js';
import { searchTerm } from './search-terms.js';

it('one address has one spelling', () => {
  expect(normaliseEmail('  Ada@Example.COM ')).toBe('ada@example.com');
});

it('a number is its digits', () => {
  expect(['+61 (0)400-111', '0400 111', 'ask me'].map(normaliseMobile)).toEqual(['+610400111', '0400111', 'ask me']);
});

it('a search for a number ignores its punctuation, any other search does not', () => {
  expect(['+61 400-1', ' Ada L', 'a-b'].map(searchTerm)).toEqual(['+614001', 'ada l', 'a-b']);
});
