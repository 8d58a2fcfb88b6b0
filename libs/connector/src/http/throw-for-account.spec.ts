import { expect, it } from '@jest/globals';
import { Busy, NotSent, provesNothingWasSent, Refused } from '../errors.js';
import { throwForAccount } from './throw-for-account.js';

const thrownFor = (status: number, repeatable = false, headers = {}) => {
  try {
    throwForAccount({ status, headers, body: null }, { account: 'Acme main', what: 'POST /cards', repeatable });
    return null;
  } catch (error) {
    return error;
  }
};

it.each([401, 403])('%d is the account’s, and final', (status) => {
  expect(thrownFor(status)).toBeInstanceOf(Refused);
});

it('429 leaves the account alone as long as it says', () => {
  expect(thrownFor(429, false, { 'retry-after': '7' })).toMatchObject({ name: 'Busy', afterMs: 7_000 });
  expect(thrownFor(429)).toBeInstanceOf(Busy);
});

it('503 is as good as no connection where a repeat is harmless', () => {
  expect(thrownFor(503, true)).toBeInstanceOf(NotSent);
});

it.each([302, 408, 500, 502, 503, 504])('%d may come after the effect of what must not happen twice', (status) => {
  expect(provesNothingWasSent(thrownFor(status))).toBe(false);
});

it.each([200, 201, 400, 404, 409, 422])('%d is about the request', (status) => {
  expect(thrownFor(status)).toBeNull();
});
