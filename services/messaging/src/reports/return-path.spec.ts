import { expect, it } from '@jest/globals';
import { returnPathOf, tokenIn } from './return-path.js';

const address = 'Bounce@mail.example.com';

it('the address of a mail tells which mail it is of, however its case was changed', () => {
  const path = returnPathOf(address, 'a1b2');
  expect(path).toBe('Bounce+a1b2@mail.example.com');
  expect([tokenIn(path, address), tokenIn(path.toUpperCase(), address)]).toEqual(['a1b2', 'a1b2']);
});

it.each(['bounce@mail.example.com', 'bounce+@mail.example.com', 'bounce+a1b2@example.com', 'x+a1b2@mail.example.com', 'a1b2', ''])(
  '%j is of no mail',
  (recipient) => expect(tokenIn(recipient, address)).toBeNull(),
); // prettier-ignore
