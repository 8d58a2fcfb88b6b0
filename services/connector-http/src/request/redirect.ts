import type { HttpResponse } from '@fanfare/connector';
import type { Outgoing } from './outgoing.js';

const redirects = new Set([301, 302, 303, 307, 308]);

// All that another origin is told. Headers of a step are left out, whatever their names, since each may hold a secret.
const harmless = new Set(['user-agent', 'accept', 'accept-encoding', 'accept-language']);

/** Where an answer sends a GET or HEAD; null: nowhere. */
export function redirectOf({ status, headers }: HttpResponse, { url }: Outgoing): URL | null {
  const { location } = headers;
  if (!redirects.has(status) || location === undefined || !URL.canParse(location, url)) return null;
  return new URL(location, url);
}

/** The same request to another place. */
export function redirected(request: Outgoing, url: URL): Outgoing {
  if (url.origin === request.url.origin) return { ...request, url };
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => harmless.has(name)));
  return { ...request, url, headers };
}
