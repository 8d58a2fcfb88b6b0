import { createHmac } from 'node:crypto';
import { headerOf, type Received } from '../received.js';
import { isAnyGiven } from './is-any-given.js';
import { timeProblem } from './tolerance.js';

const prefix = 'whsec_';
const notSigned = 'send the headers webhook-id, webhook-timestamp and webhook-signature';

/**
 * What keeps a request from being one of a sender who has one of the secrets; null: nothing. Standard Webhooks 1.0.0:
 * HMAC-SHA256 of `id.timestamp.body`, over the body's bytes as they came, any of several signatures by any of several secrets.
 */
export function standardSignatureProblem(received: Received, secrets: readonly string[]): string | null {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => headerOf(received, `webhook-${name}`)); // prettier-ignore
  if (id === undefined || timestamp === undefined || signatures === undefined) return notSigned;
  const problem = timeProblem(timestamp, received.at);
  if (problem !== null) return problem;
  const expected = secrets.map((secret) => signatureOf(received.body, `${id}.${timestamp}.`, secret));
  return isAnyGiven(expected, signatures.split(' ')) ? null : 'no signature of version v1 fits: sign the body as it is sent, byte by byte, with the secret of this hook'; // prettier-ignore
}

function signatureOf(body: Buffer, head: string, secret: string): string {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
  return `v1,${createHmac('sha256', key).update(head).update(body).digest('base64')}`;
}
