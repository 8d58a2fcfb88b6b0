import { expect, it } from '@jest/globals';
import { inboundWord } from './inbound-word.js';

it.each([
  ['STOP', 'stop'],
  [' stop\n', 'stop'],
  ['Unsubscribe', 'stop'],
  ['OptOut', 'stop'],
  ['Start', 'start'],
  ['unstop', 'start'],
  ['help', 'help'],
  ['Please stop', null],
  ['STOP it', null],
  ['', null],
])('%j is read as %j', (Body, word) => {
  expect(inboundWord({ Body })).toBe(word);
});

it('a word of the account’s own is what Twilio says that it is', () => {
  expect(inboundWord({ Body: 'ARRÊT', OptOutType: 'STOP' })).toBe('stop');
});
