import { parseCookie, stringifySetCookie } from 'cookie';
import { longestMs } from './sessions.js';

const plain = 'fanfare_session';
/** The prefix has browsers take it from the very host and over TLS only (RFC 6265bis). */
const overTls = `__Host-${plain}`;

/** What of a request says whose session it is, and from where it comes. */
export interface BrowserHeaders {
  cookie?: string | undefined;
  origin?: string | undefined;
  host?: string | undefined;
  'sec-fetch-site'?: string | undefined;
}

/** What the cookie says. Over TLS only the one that no neighbour of the host can set. */
export function sessionOf(isSecure: boolean, { cookie }: BrowserHeaders): string | null {
  return parseCookie(cookie ?? '')[isSecure ? overTls : plain] ?? null;
}

/** The Set-Cookie that keeps a session; without a token, the one that ends it. */
export function sessionCookie(isSecure: boolean, token: string | null): string {
  return stringifySetCookie({
    name: isSecure ? overTls : plain,
    value: token ?? '',
    maxAge: token === null ? 0 : longestMs / 1_000,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
  });
}

/** Whether a page of somebody else's had the browser send it. Programs that are no browser send none of these headers. */
export function isForeign({ origin, host, 'sec-fetch-site': site }: BrowserHeaders): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && hostOf(origin) !== host;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
