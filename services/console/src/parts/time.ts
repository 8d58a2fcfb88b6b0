const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;
/** Older than that is told by its date. */
const recentMs = 7 * 86_400_000;

export function instantText(at: number): string {
  return dateTime.format(at);
}

/** How long ago it was, or when if that is long ago. */
export function agoText(at: number, now: number): string {
  const ms = at - now;
  if (Math.abs(ms) > recentMs) return instantText(at);
  const [unit, size] = units.find(([, size]) => Math.abs(ms) >= size) ?? ['second', 1_000];
  return relative.format(Math.trunc(ms / size), unit);
}

/** How long something took, in ms, as people say it. */
export function tookText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1_000)} s`;
  return `${Math.floor(ms / 3_600_000)} h ${Math.floor((ms % 3_600_000) / 60_000)} min`;
}
