import { describe, expect, it } from '@jest/globals';
import type { HttpAccount } from '../account/http.app.js';
import { requestInput } from './request-input.js';
import { targetOf } from './target.js';

const at = (baseUrl?: string) =>
  ({ name: 'HTTP shop', settings: { kind: 'bearer', ...(baseUrl && { baseUrl }) } }) as HttpAccount;
const target = (url: string, account: HttpAccount | null, given: object = {}) => {
  const found = targetOf(requestInput.parse({ url, ...given }), account);
  return found instanceof URL ? found.href : found.error.code;
};

describe('where a request goes', () => {
  it.each([
    ['/orders', 'https://api.example.com', 'https://api.example.com/orders'],
    ['/orders?a=1', 'https://api.example.com/v1/', 'https://api.example.com/v1/orders?a=1'],
    ['/@evil.example', 'https://api.example.com', 'https://api.example.com/@evil.example'],
    ['/a//b', 'https://api.example.com', 'https://api.example.com/a//b'],
    ['https://api.example.com/x', 'https://api.example.com/v1', 'https://api.example.com/x'],
    ['HTTPS://API.example.com:443/x', 'https://api.example.com', 'https://api.example.com/x'],
  ])('%s with an account at %s: %s', (url, baseUrl, goesTo) => {
    expect(target(url, at(baseUrl))).toBe(goesTo);
  });

  it.each([
    'https://evil.example/',
    'http://api.example.com/',
    'https://api.example.com:8443/',
    'https://api.example.com.evil.example/',
    'https://api.example.com@evil.example/',
  ])('not to %s with an account at https://api.example.com', (url) => {
    expect(target(url, at('https://api.example.com'))).toBe('OriginNotAllowed');
  });

  it('anywhere without an account, or with one that has no address; but a path needs one', () => {
    for (const account of [null, at()]) {
      expect(target('https://elsewhere.example/', account)).toBe('https://elsewhere.example/');
      expect(target('/orders', account)).toBe('InputInvalid');
    }
  });

  it.each(['//evil.example/x', '/\\evil.example/x', 'orders', '', 'javascript:1', 'http:/x'])('never to %j', (url) => {
    expect(requestInput.safeParse({ url }).success).toBe(false);
  });

  it('with the query parameters of the step', () => {
    expect(target('/x?a=1', at('https://api.example.com'), { query: { b: ['ä', 2] } })).toBe('https://api.example.com/x?a=1&b=%C3%A4&b=2'); // prettier-ignore
  });
});
