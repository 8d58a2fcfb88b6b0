import { Busy, exit, failure, NotSent } from '@fanfare/connector';
import type { RequestInput } from './request-input.js';
import type { HttpResponse } from './read-response.js';

const defaultRetryAfterMs = 5_000;
/** A receiver may send us away for this long at a time, */
const longestRetryAfterMs = 15 * 60_000;
/** and as long as the step's cause is younger than this. */
const patienceMs = 24 * 60 * 60_000;
const excerptLength = 1_000;

export interface Asked {
  input: RequestInput;
  /** Method and address without query: what may be told. */
  what: string;
  /** The step's cause, and now, in ms. */
  at: number;
  now: number;
}

/** What a response means for the step. Throws Busy for "later", and an error, which is weather, for the receiver's trouble. */
export function outcomeOfResponse(response: HttpResponse, { input, what, at, now }: Asked) {
  const { status } = response;
  if (isSuccess(status, input.expectStatus)) return exit('Success', response);
  if (status === 429 && now - at < patienceMs) {
    throw new Busy(`${what} answered 429: too many requests`, retryAfterMs(response.headers['retry-after'], now));
  }
  // The receiver says itself that it did not take the request; what other 5xx left behind, nobody knows.
  if (status === 503) throw new NotSent(`${what} answered 503`);
  if (status >= 500) throw new Error(`${what} answered ${status}`);
  return failure('HttpStatus', `${what} answered ${status}`, { status, body: excerptOf(response) });
}

function isSuccess(status: number, expected: readonly number[] | undefined): boolean {
  return expected ? expected.includes(status) : status >= 200 && status < 300;
}

/** Retry-After is seconds or a date. */
function retryAfterMs(header: string | undefined, now: number): number {
  if (header === undefined) return defaultRetryAfterMs;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  if (Number.isNaN(ms)) return defaultRetryAfterMs;
  return Math.min(Math.max(ms, 1_000), longestRetryAfterMs);
}

function excerptOf({ body }: HttpResponse): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.slice(0, excerptLength);
}
