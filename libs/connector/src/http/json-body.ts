import type { HttpCall } from './http-client.js';

/** What a request is that sends JSON, or nothing, and wants JSON: its body, and the headers that say so. */
export function jsonBody(body?: object): Pick<HttpCall, 'body'> & Required<Pick<HttpCall, 'headers'>> {
  const headers = { accept: 'application/json', 'user-agent': 'Fanfare' };
  if (!body) return { headers, body: undefined };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
