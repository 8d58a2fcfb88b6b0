import { expect, it } from '@jest/globals';
import { isForGood, whyOf } from './vendor-code.js';

it.each([
  [21211, 'NumberInvalid', true],
  [21610, 'OptedOut', false],
  [21614, 'NumberNotMobile', true],
  [30003, 'HandsetUnreachable', false],
  [30006, 'NumberNotMobile', true],
])('the code %d of Twilio is %s, and holds for good: %j', (code, name, forGood) => {
  expect([whyOf(code).code, isForGood(code)]).toEqual([name, forGood]);
});

it('a code that nobody has met says where Twilio explains it', () => {
  expect(whyOf(39_999)).toMatchObject({ code: 'TwilioRefused', message: expect.stringContaining('/errors/39999') });
});

it('no code at all says that nobody knows why, and sends nobody to a page that is not there', () => {
  expect(whyOf(0)).toMatchObject({ code: 'DeliveryFailed', message: expect.not.stringContaining('/errors/') });
});
