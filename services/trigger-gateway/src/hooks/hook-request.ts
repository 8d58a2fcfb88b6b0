import type { Request } from '../http.js';
import type { KnownHook } from './known-hook.js';
import type { Received } from './received.js';

/** A request to the address of a hook. */
export interface HookRequest extends Request {
  url: string;
  headers: Request['headers'] & Received['headers'];
  query: Received['query'];
  /** Set when it was let in. */
  hook?: KnownHook;
}

export function knownHookOf({ hook }: HookRequest): KnownHook {
  if (!hook) throw new Error('a request to a hook was not looked at before it was read');
  return hook;
}

/** `publicUrl`: where the world reaches us, if that is not what the request says. */
export function receivedOf(request: HookRequest, bytes: unknown, publicUrl: string | undefined): Received {
  const { headers, query, url } = request;
  const base = publicUrl ?? `http://${String(headers['host'])}`;
  return { headers, query, url: base + url, body: Buffer.isBuffer(bytes) ? bytes : Buffer.of(), at: Date.now() };
}
