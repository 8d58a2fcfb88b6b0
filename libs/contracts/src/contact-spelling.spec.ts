import { expect, it } from '@jest/globals';
import { normaliseEmail, normaliseMobile, normaliseRef } from './contact-spelling.js';

it('one address has one spelling', () => {
  expect(normaliseEmail('  Ada@Example.COM ')).toBe('ada@example.com');
});

it('a number is its digits', () => {
  expect(['+61 (0)400-111', '0400 111', 'ask me'].map(normaliseMobile)).toEqual(['+610400111', '0400111', 'ask me']);
});

it('a reference keeps what has but one spelling', () => {
  expect(normaliseRef({ id: 'H 1', email: 'A@x.io' })).toEqual({ id: 'H 1', email: 'a@x.io' });
});
