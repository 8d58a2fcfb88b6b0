import { createHmac, hash } from 'node:crypto';
import { headerOf, type Received } from '../received.js';
import { isAnyGiven } from './is-any-given.js';

/**
 * What keeps a request from being Twilio's; null: nothing. `X-Twilio-Signature`: base64 of HMAC-SHA1, by the account's
 * auth token, of the full URL and every form field, name and value, in order (twilio.com/docs/usage/webhooks/webhooks-security).
 * A body that is no form is hashed into the URL's query instead.
 */
export function twilioSignatureProblem(received: Received, authTokens: readonly string[]): string | null {
  const given = headerOf(received, 'x-twilio-signature');
  if (given === undefined) return 'it has no header X-Twilio-Signature';
  const { bodySHA256 } = received.query;
  if (bodySHA256 !== undefined && !isHashOf(received.body, bodySHA256)) return 'bodySHA256 does not fit the body';
  const signed = received.url + (bodySHA256 === undefined ? fieldsOf(received.body) : '');
  const expected = authTokens.map((token) => createHmac('sha1', token).update(signed).digest('base64'));
  if (isAnyGiven(expected, [given])) return null;
  return 'X-Twilio-Signature does not fit: is the auth token the account’s primary one, and GATEWAY_PUBLIC_URL the address that Twilio calls?'; // prettier-ignore
}

function isHashOf(body: Buffer, given: string | string[]): boolean {
  return typeof given === 'string' && isAnyGiven([hash('sha256', body, 'hex')], [given.toLowerCase()]);
}

/** Far more than Twilio sends. Of a body that has more it is not worth while to sort them. */
const maxFields = 1_000;

/** Sorted by name; the same field twice with the same value counts once, as in Twilio's libraries. */
function fieldsOf(body: Buffer): string {
  const given = [...new URLSearchParams(body.toString('utf8'))].slice(0, maxFields);
  const fields = given.map(([name, value]) => ({ name, text: name + value }));
  const sorted = fields.sort((a, b) => inOrder(a.name, b.name) || inOrder(a.text, b.text));
  return [...new Set(sorted.map(({ text }) => text))].join('');
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
