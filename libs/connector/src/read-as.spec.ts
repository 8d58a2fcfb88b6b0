import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { readAs } from './read-as.js';

const card = z.object({ card: z.object({ id: z.string() }) });

it('gives an answer as its schema has it', () => {
  expect(readAs(card, { card: { id: 'c1', more: true } }, 'Acme')).toEqual({ card: { id: 'c1' } });
});

it.each([
  [{ card: { id: 7 } }, 'Acme answered with what is no answer (card.id)'],
  ['<html>ada@example.com</html>', 'Acme answered with what is no answer'],
])('says whose answer is none and where, and not what stood there: %j', (body, words) => {
  expect(() => readAs(card, body, 'Acme')).toThrow(new Error(words));
});
