import { expect, it } from '@jest/globals';
import { readConfig } from '@fanfare/chassis';
import { messagingConfig } from './messaging.config.js';

const address = 'bounce@in.example.com';

it.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['a port for reports without the address that they go to', { MESSAGING_BOUNCE_PORT: '2525' }, /MESSAGING_BOUNCE_ADDRESS/],
  ['an address with no room for a token', { MESSAGING_BOUNCE_ADDRESS: `${'x'.repeat(32)}@example.com` }, /31 characters/],
  ['a port that is none', { MESSAGING_BOUNCE_ADDRESS: address, MESSAGING_BOUNCE_PORT: '70000' }, /MESSAGING_BOUNCE_PORT/],
])('%s: it does not start', (_what, env, words) => {
  expect(() => readConfig(messagingConfig, env)).toThrow(words);
}); // prettier-ignore

it('reports may come by the API alone, or not at all', () => {
  expect(readConfig(messagingConfig, { MESSAGING_BOUNCE_ADDRESS: address })).toMatchObject({ MESSAGING_BOUNCE_ADDRESS: address }); // prettier-ignore
  expect(readConfig(messagingConfig, { MESSAGING_BOUNCE_PORT: '' }).MESSAGING_BOUNCE_PORT).toBeUndefined();
});
