import type { ReceivingHook } from '@fanfare/contracts';
import { headerOf, type Received } from './received.js';

/** Of the usual headers those that say something of the payload. */
const told = new Set(['content-type', 'user-agent', 'webhook-id', 'webhook-timestamp']);
/** Of senders' own headers (`X-GitHub-Event`), those that might open something, or say who runs what before us, stay here. */
const secretive = /auth|cookie|csrf|forwarded|hmac|key|password|proxy|real-ip|secret|sess|sign|token/;
const maxHeaders = 30;
const maxHeaderLength = 500;
/** Said for us, not for the workflow. */
const ours = new Set(['key', 'bodySHA256']);

/** What a workflow is told of a request beside its payload: never what a caller proved itself with. */
export function whatCameAlong(received: Received): Pick<ReceivingHook, 'headers' | 'query'> {
  const names = Object.keys(received.headers).filter((name) => told.has(name) || (name.startsWith('x-') && !secretive.test(name))); // prettier-ignore
  const headers = names.slice(0, maxHeaders).flatMap((name) => {
    const value = headerOf(received, name);
    return value === undefined || value.length > maxHeaderLength ? [] : [[name, value] as const];
  });
  const query = Object.entries(received.query).filter(([name]) => !ours.has(name));
  return { headers: Object.fromEntries(headers), query: Object.fromEntries(query) };
}
