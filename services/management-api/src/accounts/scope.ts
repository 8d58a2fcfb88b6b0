import { z } from 'zod';
import type { Route } from '../http/route.js';

/** What nobody may do with a key that was made here: it could make itself a mightier one. */
const peopleOnly = new Set(['members', 'api keys', 'audit log', 'account']);

/** Open to everybody, or to people or operators alone. */
const closed = new Set<Route['access']>(['public', 'operator', 'account']);

/** What a key may be made for: reading or writing what has one tag, or everything (`*`). Who may write may read. */
export const scope = z
  .string()
  .regex(/^(\*|[a-z-]{1,40}):(read|write)$/, 'expected a word such as workflows:read or *:write');

type Locked = Pick<Route, 'tag' | 'access' | 'role'>;

/** The scope that a route asks of a key; null: no key that was made here opens it. */
export function scopeOf({ tag, access, role }: Locked): string | null {
  if (peopleOnly.has(tag) || closed.has(access)) return null;
  return `${tag.replaceAll(' ', '-')}:${role === 'viewer' ? 'read' : 'write'}`;
}

export function opens(scopes: readonly string[], route: Locked): boolean {
  const wanted = scopeOf(route);
  if (wanted === null) return false;
  const [tag, how] = wanted.split(':');
  const enough = how === 'read' ? ['read', 'write'] : ['write'];
  return enough.some((word) => scopes.includes(`${tag}:${word}`) || scopes.includes(`*:${word}`));
}

/** All that a key can be made for. */
export function scopesOf(routes: readonly Locked[]): string[] {
  const tags = new Set(routes.flatMap((route) => scopeOf(route)?.split(':')[0] ?? []));
  return ['*', ...[...tags].sort()].flatMap((tag) => [`${tag}:read`, `${tag}:write`]);
}
