import { failure, type FailureOutcome } from '@fanfare/connector';
import type { HttpAccount } from '../account/http.app.js';
import type { RequestInput } from './request-input.js';

/** Whether this is a path at an account's address. `//host` is not: a browser would read it as another host. */
export function isPath(url: string): boolean {
  return /^\/(?![/\\])/.test(url);
}

/**
 * Where it goes: the URL with the query parameters added, a path at the account's address. An account that has an address
 * is used for its origin only, whatever a step says: its secrets go nowhere else.
 */
export function targetOf({ url, query }: RequestInput, account: HttpAccount | null): URL | FailureOutcome {
  const address = account?.settings.baseUrl;
  if (isPath(url) && address === undefined) {
    return failure('InputInvalid', 'url: a path needs a connected app that has an address');
  }
  const target = new URL(isPath(url) ? `${address?.replace(/\/+$/, '')}${url}` : url);
  if (address !== undefined && target.origin !== new URL(address).origin) {
    return failure('OriginNotAllowed', `${account?.name} is for ${new URL(address).origin} only, and not for ${target.origin}.`); // prettier-ignore
  }
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) target.searchParams.append(name, String(one));
  }
  return target;
}
