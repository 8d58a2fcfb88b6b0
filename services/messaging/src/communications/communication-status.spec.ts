import { expect, it } from '@jest/globals';
import { before } from './communication-status.js';

it.each([
  ['queued', []],
  ['failed', ['queued', 'failed']],
  ['sent', ['queued', 'failed']],
  ['delivered', ['queued', 'failed', 'sent']],
  ['bounced', ['queued', 'failed', 'sent', 'delivered']],
  ['undelivered', ['queued', 'failed', 'sent', 'delivered']],
] as const)('a message becomes %s from %j, and from nothing else', (status, earlier) => {
  expect(before(status)).toEqual(earlier);
});
