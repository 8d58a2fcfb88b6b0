import { retryAfterMs, type HttpResponse } from '@fanfare/connector';

/** Windows are of seconds, or of an hour by some contracts (post_user_track.md); what lies beyond is a clock gone wrong. */
const longestMs = 60 * 60_000;
const shortestMs = 1_000;

type Headers = HttpResponse['headers'];

/** When the next window begins, in ms. Braze documents no Retry-After, but the epoch second of that (api_limits.md). */
export function resetAt(headers: Headers, now: number): number {
  const seconds = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (Number.isNaN(seconds)) return now + retryAfterMs(headers['retry-after'], now);
  return now + Math.min(Math.max(seconds * 1_000 - now, shortestMs), longestMs);
}

/** Whether this answer was the last that the window allows. */
export function isUsedUp(headers: Headers): boolean {
  return headers['x-ratelimit-remaining']?.trim() === '0';
}
