/** So many at once: the one in force and those that others may still use. */
const most = 5;

/** What follows when something is replaced: the new in force, what was in force until then, and what is still valid. */
export function replaced<T extends { until: number | null }>(
  before: readonly T[],
  by: T,
  now: number,
  keepForMs: number,
): T[] {
  // prettier-ignore
  const end = now + keepForMs;
  const kept = before.map((one) => ({ ...one, until: Math.min(one.until ?? end, end) }));
  return [by, ...kept.filter(({ until }) => until > now)].slice(0, most);
}
