import { hash, randomUUIDv7 } from 'node:crypto';
import { hookKey, type Hook } from '@fanfare/contracts';
import { ProblemError } from '../problem-error.js';
import { headerOf, type Received } from './received.js';

const maxLength = 128;

/** `given`: the sender repeats it when it repeats the request, so that both are one event. */
export interface EventId {
  id: string;
  /** Where it is remembered; null when nobody can repeat it. */
  key: string | null;
}

/**
 * The id of the event that a request becomes. Within its hook: who posts to one must not be able to take the id of an
 * event that somebody else is about to publish. Vendors that name no id have the same body in a retry.
 */
export function eventIdOf({ workspace, id: hook, kind }: Hook, received: Received): EventId {
  const header = headerOf(received, 'webhook-id') ?? headerOf(received, 'idempotency-key');
  if (header !== undefined && !/^[\x21-\x7e]{1,128}$/.test(header)) {
    const message = `expected at most ${maxLength} visible ASCII characters`;
    throw new ProblemError(400, 'BadRequest', 'The id of the request cannot be used.', {
      errors: [{ path: received.headers['webhook-id'] ? 'webhook-id' : 'idempotency-key', message }],
    });
  }
  const isVendor = kind === 'mailchimp' || kind === 'twilio';
  const given = isVendor ? hash('sha256', received.body, 'base64url') : header;
  if (given === undefined) return { id: randomUUIDv7(), key: null };
  const named = `${hook}:${given}`;
  const id = named.length <= maxLength ? named : `${hook}:${hash('sha256', given, 'base64url')}`;
  return { id, key: `${hookKey({ workspace, id: hook })}/${id}` };
}
