import { expect, it } from '@jest/globals';
import { AccessToken } from './access-token.js';
import { beforeSending } from './before-sending.js';
import { Busy, NotSent, Refused } from './errors.js';

const patient = new AbortController().signal;

it('gives what was waited for', async () => {
  expect(await beforeSending('The login', Promise.resolve('token'), patient)).toBe('token');
});

it('one that gives up ends the wait of nobody else, and a token is asked for once', async () => {
  const { promise, resolve } = Promise.withResolvers<{ value: string; expiresAt: null }>();
  let asked = 0;
  const token = new AccessToken(() => (asked++, promise));
  const leaving = new AbortController();
  const [left, stayed] = [leaving.signal, patient].map((signal) => beforeSending('The login', token.get(), signal));
  leaving.abort(new Error('time is up'));
  await expect(left).rejects.toMatchObject({ name: 'NotSent', message: 'The login failed: time is up' });
  resolve({ value: 't1', expiresAt: null });
  expect([await stayed, asked]).toEqual(['t1', 1]);
});

it('who comes too late does not wait at all', async () => {
  const never = Promise.withResolvers<string>().promise;
  await expect(beforeSending('The login', never, AbortSignal.abort(new Error('over')))).rejects.toThrow(NotSent);
});

it.each([new Busy('later', 1), new Refused('never'), new NotSent('away')])('what says itself what happens next stays as it is (%s)', async (error) => {
  await expect(beforeSending('The login', Promise.reject(error), patient)).rejects.toBe(error);
}); // prettier-ignore

it('any other trouble proves that nothing was sent', async () => {
  const trouble = beforeSending('The login', Promise.reject(new Error('reset')), patient);
  await expect(trouble).rejects.toMatchObject({ name: 'NotSent', message: 'The login failed: reset' });
});
