import { expect, it } from '@jest/globals';
import { isConsented } from './consent.js';

const yes = (group: string, at: number) => ({ group, state: 'subscribed', at }) as const;
const no = (group: string, at: number) => ({ group, state: 'unsubscribed', at }) as const;

it.each([
  ['nothing was said', [], false, true],
  ['another group was left', [no('b', 1)], false, true],
  ['it was agreed to', [yes('a', 1)], true, true],
  ['it was left', [no('a', 1)], false, false],
  ['all was left after it was agreed to', [yes('a', 1), no('*', 2)], false, false],
  ['it was agreed to after all was left', [no('*', 1), yes('a', 2)], true, true],
  ['both were said at once', [yes('a', 1), no('*', 1)], false, false],
  ['all was agreed to', [yes('*', 1)], true, true],
] as const)('when %s, consent is as said: %j', (_when, said, explicit, implied) => {
  expect([isConsented(said, 'a', 'explicit'), isConsented(said, 'a', 'implied')]).toEqual([explicit, implied]);
  expect([isConsented(said.toReversed(), 'a', 'explicit')]).toEqual([explicit]);
});
