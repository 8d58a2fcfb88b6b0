import { secretsOf } from '@fanfare/connector';
import { HttpApp, type HttpAccount } from '../account/http.app.js';
import type { Outgoing } from '../request/outgoing.js';

/** Names of headers and parameters that carry secrets, by what people call them. */
const secretive = /auth|key|token|secret|passw|signature|cookie/i;

/** What a receiver got that must not be told when it repeats it: what its names say is secret, and what the account keeps. */
export function secretsSent({ headers, url }: Outgoing, account: HttpAccount | null): string[] {
  const sent = [...Object.entries(headers), ...url.searchParams].filter(([name]) => secretive.test(name));
  // Of `Bearer abc`, also what comes after the scheme.
  const values = sent.flatMap(([, value]) => [value, value.split(' ').at(-1) ?? '']);
  const kept = Object.entries(account?.settings ?? {}).filter(([name]) => secretsOf(HttpApp).includes(name));
  return [...values, ...kept.flatMap(([, value]) => (typeof value === 'string' ? [value] : []))];
}
