import { createHmac } from 'node:crypto';
import { headerOf, type Received } from '../received.js';
import { isAnyGiven } from './is-any-given.js';
import { timeProblem } from './tolerance.js';

/**
 * What keeps a request from being Mailchimp's; null: nothing. `X-Mailchimp-Signature: t=<unix s>,v1=<hex>`: HMAC-SHA256 of
 * `t.body` (Mailchimp's Marketing API, webhooks; in use since 2026-08).
 */
export function mailchimpSignatureProblem(received: Received, secrets: readonly string[]): string | null {
  const header = headerOf(received, 'x-mailchimp-signature');
  if (header === undefined) return 'it has no header X-Mailchimp-Signature';
  const parts = header.split(',').map((part) => part.trim().split('=', 2));
  const time = parts.find(([name]) => name === 't')?.[1];
  const problem = timeProblem(time, received.at);
  if (problem !== null) return problem;
  const given = parts.flatMap(([name, value = '']) => (name === 'v1' ? [value.toLowerCase()] : []));
  const expected = secrets.map((secret) => createHmac('sha256', secret).update(`${time}.`).update(received.body).digest('hex')); // prettier-ignore
  return isAnyGiven(expected, given) ? null : 'X-Mailchimp-Signature does not fit';
}
