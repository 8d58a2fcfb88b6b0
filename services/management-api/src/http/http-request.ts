import type { Caller } from '../accounts/caller.js';
import type { BrowserHeaders } from '../accounts/session-cookie.js';

/** The little of a Fastify request that the API uses. What came from outside is unknown until it is parsed. */
export interface HttpRequest {
  routeOptions: { url?: string };
  method: string;
  headers: BrowserHeaders & { authorization?: string };
  params: Record<string, unknown>;
  query: unknown;
  body: unknown;
  /** Who it is, once that is known. */
  caller?: Caller;
}
