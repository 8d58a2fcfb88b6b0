import { hash, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** Something that is told once, to whoever it lets in. What is kept of it is its digest: a dump of the database lets nobody in. */
export function newToken(prefix = ''): string {
  return prefix + randomBytes(tokenBytes).toString('base64url');
}

export function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
