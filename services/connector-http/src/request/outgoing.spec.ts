import { describe, expect, it } from '@jest/globals';
import { outgoing } from './outgoing.js';
import { requestInput } from './request-input.js';

const url = new URL('https://api.example.com/');
const sent = (given: object) => {
  const { body, headers } = outgoing({ id: 'step-1', input: requestInput.parse({ url: url.href, ...given }) }, url);
  return { body, type: headers['content-type'], headers };
};
const problem = (given: object) =>
  requestInput.safeParse({ url: url.href, ...given }).error?.issues.map(({ path }) => path.join('.'));

describe('the body of a request', () => {
  it.each([
    ['text', { body: 'a' }, 'a', 'text/plain; charset=utf-8'],
    ['anything else', { body: [1] }, '[1]', 'application/json'],
    ['text as JSON', { body: 'a', bodyKind: 'json' }, '"a"', 'application/json'],
    ['a form', { body: { a: 'ä &', b: [1, true] }, bodyKind: 'form' }, 'a=%C3%A4+%26&b=1&b=true', 'application/x-www-form-urlencoded'], // prettier-ignore
    ['raw text with a type of its own', { body: '<a/>', bodyKind: 'raw', contentType: 'application/xml' }, '<a/>', 'application/xml'], // prettier-ignore
    ['JSON with a type of its own', { body: {}, contentType: 'application/vnd.api+json' }, '{}', 'application/vnd.api+json'], // prettier-ignore
    ['no body', {}, undefined, undefined],
  ])('%s', (_title, given, body, type) => {
    expect(sent(given)).toMatchObject({ body, type });
  });

  it.each([
    [{ body: {}, bodyKind: 'raw' }],
    [{ bodyKind: 'raw' }],
    [{ body: 'a=1', bodyKind: 'form' }],
    [{ body: { a: { b: 1 } }, bodyKind: 'form' }],
    [{ body: { a: null }, bodyKind: 'form' }],
    [{ body: {}, method: 'HEAD' }],
  ])('%j is refused', (given) => {
    expect(problem(given)).toEqual(['body']);
  });
});

describe('the Idempotency-Key', () => {
  it('is the step, in the header that the receiver wants', () => {
    expect(sent({ method: 'POST' }).headers).toMatchObject({ 'idempotency-key': 'step-1' });
    expect(sent({ method: 'PATCH', idempotencyHeader: 'X-Request-Id' }).headers).toMatchObject({ 'x-request-id': 'step-1' }); // prettier-ignore
    expect(Object.values(sent({ method: 'OPTIONS' }).headers)).not.toContain('step-1');
  });
});

it('only reading follows redirects and is answered from what was kept', () => {
  expect(problem({ method: 'POST', redirects: 1, cacheSeconds: 60 })).toEqual(['redirects', 'cacheSeconds']);
  expect(problem({ method: 'GET', redirects: 6 })).toEqual(['redirects']);
  expect(problem({ method: 'HEAD', redirects: 5, cacheSeconds: 60 })).toBeUndefined();
});
