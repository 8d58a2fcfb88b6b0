const withoutAWordMs = 5_000;
/** A receiver may send us away for this long at a time. */
const longestMs = 15 * 60_000;

/** How long to leave a receiver alone, by its Retry-After: seconds or a date (RFC 9110, 10.2.3). In ms. */
export function retryAfterMs(header: string | undefined, now: number): number {
  if (header === undefined) return withoutAWordMs;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  if (Number.isNaN(ms)) return withoutAWordMs;
  return Math.min(Math.max(ms, 1_000), longestMs);
}
