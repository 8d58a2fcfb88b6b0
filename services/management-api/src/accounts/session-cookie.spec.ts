import { describe, expect, it } from '@jest/globals';
import { isForeign, sessionCookie, sessionOf } from './session-cookie.js';

describe("a session's cookie", () => {
  it('is read by no script, sent to no other site, and bound to its host over TLS', () => {
    expect(sessionCookie(true, 'abc')).toMatch(
      /^__Host-fanfare_session=abc;.*Path=\/.*HttpOnly.*Secure.*SameSite=Lax/i,
    );
    expect(sessionCookie(false, 'abc')).toMatch(/^fanfare_session=abc;/);
  });

  it('is found among others', () => {
    expect(sessionOf(true, { cookie: 'a=b; __Host-fanfare_session=abc; c=d' })).toBe('abc');
    expect(sessionOf(false, { cookie: 'fanfare_session=abc' })).toBe('abc');
    expect(sessionOf(true, {})).toBeNull();
  });

  it('is not taken over TLS from one that a neighbour of the host may have set', () => {
    expect(sessionOf(true, { cookie: 'fanfare_session=theirs' })).toBeNull();
  });

  it.each([
    [{ 'sec-fetch-site': 'same-origin', host: 'a.example' }, false],
    [{ 'sec-fetch-site': 'cross-site', host: 'a.example' }, true],
    [{ 'sec-fetch-site': 'same-site', host: 'a.example' }, true],
    [{ origin: 'https://a.example', host: 'a.example' }, false],
    [{ origin: 'https://b.example', host: 'a.example' }, true],
    [{ origin: 'null', host: 'a.example' }, true],
    [{ host: 'a.example' }, false],
  ])('of a request with %j: foreign is %s', (headers, foreign) => {
    expect(isForeign(headers)).toBe(foreign);
  });
});
