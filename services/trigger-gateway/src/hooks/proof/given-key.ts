import { headerOf, type Received } from '../received.js';
import { isAnyGiven } from './is-any-given.js';

const bearer = /^Bearer +(\S+) *$/i;

/** Whether the caller has one of the keys: in a header, or in the query when it cannot set headers. */
export function hasKey({ headers, query }: Pick<Received, 'headers' | 'query'>, keys: readonly string[]): boolean {
  const given = [
    bearer.exec(headerOf({ headers }, 'authorization') ?? '')?.[1],
    headerOf({ headers }, 'x-hook-key'),
    query['key'],
  ].filter((key) => typeof key === 'string');
  return isAnyGiven(keys, given);
}
