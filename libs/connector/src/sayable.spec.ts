import { expect, it } from '@jest/globals';
import { sayable, withoutSecrets, withoutSecretsIn, withoutValues } from './sayable.js';

it.each([
  ['as it is', 'key 1&"x"'],
  ['in a URL', 'key%201%26%22x%22'],
  ['in a form', 'key+1%26%22x%22'],
  ['in JSON', String.raw`key 1&\"x\"`],
])('a secret is in no message: %s', (_how, written) => {
  expect(withoutSecrets(`the key ${written} is wrong`, ['key 1&"x"'])).toBe('the key … is wrong');
});

it('of values that are parts of each other the longest goes first, and short ones stay', () => {
  expect(withoutValues('at key-1-long, key-1', ['key-1', 'at', 'key-1-long'])).toBe('at …, …');
});

it('an answer that repeats a secret, anywhere, can be quoted without it', () => {
  const body = { message: 'no key-1', errors: [{ said: ['key-1!', 7] }], 'key-1': null };
  const clean = { message: 'no …', errors: [{ said: ['…!', 7] }], 'key-1': null };
  expect(withoutSecretsIn({ status: 400, headers: {}, body }, ['key-1']).body).toEqual(clean);
});

it('a vendor’s words are told without addresses, and not endlessly', () => {
  expect(sayable("<ada@example.com> is 'bob@x.io'")).toBe("<…> is '…'");
  expect(sayable('x'.repeat(1_000))).toHaveLength(300);
});
