import { Busy, NotSent, Refused } from '../errors.js';
import type { HttpResponse } from './read-response.js';
import { retryAfterMs } from './retry-after.js';

/** Who was asked what, for people. */
export interface AskedOfAccount {
  account: string;
  /** Without query, and without what names a person: `POST /v1/cards`. */
  what: string;
  /** Whether asking a second time changes nothing. */
  repeatable: boolean;
}

/** Throws what an answer says of the account, or of its vendor, as most vendors say it; what it says of the request is the caller's. */
export function throwForAccount(
  { status, headers }: HttpResponse,
  { account, what, repeatable }: AskedOfAccount,
): void {
  if (status === 401 || status === 403) {
    throw new Refused(`${account} does not let us in (${status}). Correct its key or token under Connected apps.`, { code: 'AccountRefused' }); // prettier-ignore
  }
  if (status === 429) {
    throw new Busy(`${account} answered 429: too many requests`, retryAfterMs(headers['retry-after'], Date.now()));
  }
  // A gateway in between may say 503, too, when the rest is done: it is as good as no connection only where a repeat is harmless.
  if (status === 503 && repeatable) throw new NotSent(`${account} answered 503`);
  if (status >= 500 || status === 408 || (status >= 300 && status < 400)) {
    throw new Error(`${account} answered ${status} to ${what}`);
  }
}
