import { expect, it } from '@jest/globals';
import { whatCameAlong } from './what-came-along.js';

it('tells of headers and query what is about the payload, and nothing that opens anything', () => {
  const secrets = ['authorization', 'cookie', 'x-hook-key', 'x-hub-signature-256', 'x-shopify-hmac-sha256', 'x-auth', 'x-csrf-token', 'x-forwarded-for', 'x-twilio-signature', 'webhook-signature', 'idempotency-key', 'proxy-authorization']; // prettier-ignore
  const headers = {
    ...Object.fromEntries(secrets.map((name) => [name, 'secret'])),
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-long': 'x'.repeat(501),
    host: 'internal',
  };
  const query = { key: 'secret', bodySHA256: 'secret', source: 'shop', tag: ['a', 'b'] };
  const told = whatCameAlong({ headers, query, url: '', body: Buffer.of(), at: 0 });
  expect(told).toEqual({
    headers: { 'content-type': 'application/json', 'x-github-event': 'push' },
    query: { source: 'shop', tag: ['a', 'b'] },
  });
});
