import type { OpenApp } from '../app.js';
import { Refused } from '../errors.js';
import type { AllowList } from './allow-list.js';

/** An account with a setting that is an address. */
export type Addressed<N extends string> = Pick<OpenApp<{ [S in N]: string }>, 'name' | 'settings'>;

/**
 * The URL of a path at the address that an account's setting has. Its secrets go there, so over TLS only, unless
 * HTTP_ALLOW_HOSTS names the host, as tests and demos do. Throws Refused with the setting to correct.
 */
export function accountUrl<N extends string>(
  { name, settings }: Addressed<N>,
  setting: N,
  path: string,
  allowed: AllowList,
): URL {
  const url = new URL(`${settings[setting].replace(/\/+$/, '')}${path}`);
  return overTls(url, fieldOf(name, setting), allowed);
}

/** A URL to which secrets may go. Throws Refused, naming the field it is from, for one that would take them in the clear. */
export function overTls(url: URL, field: string, allowed: AllowList): URL {
  if (url.protocol === 'https:' || allowed.names(url)) return url;
  throw new Refused(`${field} must begin with https://. Correct it under Connected apps.`, { code: 'AddressNotAllowed' }); // prettier-ignore
}

/** How messages name a setting of an account. */
export function fieldOf(account: string, setting: string): string {
  return `${setting} of ${account}`;
}
