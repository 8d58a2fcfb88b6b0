import { hash } from 'node:crypto';

/** An endpoint in subjects and keys: a word of the connector's as it is, an address by its hash. */
export function endpointToken(endpoint: string): string {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(endpoint)) return endpoint;
  return hash('sha256', endpoint, 'base64url').slice(0, 22);
}
