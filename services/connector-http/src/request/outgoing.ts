import type { HttpCall, Step } from '@fanfare/connector';
import { written } from './body.js';
import type { RequestInput } from './request-input.js';

/** A request as it goes out, still without what the account adds. Names of headers are in lower case. */
export type Outgoing = Pick<HttpCall, 'method' | 'url'> & { headers: Record<string, string>; body: string | undefined };

/** The request of a step. */
export function outgoing({ id, input }: { id: Step['id']; input: RequestInput }, url: URL): Outgoing {
  const { method, body } = input;
  const sent = body === undefined ? null : written(body, input.bodyKind);
  const headers: Record<string, string> = { 'user-agent': 'Fanfare', accept: '*/*' };
  if (sent) headers['content-type'] = input.contentType ?? sent.type;
  // The step's identity: a receiver that cares can recognise a repeat, whatever we think of it.
  if (method === 'POST' || method === 'PATCH') headers[input.idempotencyHeader.toLowerCase()] = id;
  for (const [name, value] of Object.entries(input.headers)) headers[name.toLowerCase()] = value;
  return { method, url, headers: { ...headers, 'accept-encoding': 'identity' }, body: sent?.text };
}
