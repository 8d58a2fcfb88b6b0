/**
 * A message of NATS holds 1 MiB, and an answer is one. What is stored is not quite what is shown: names are added, of which
 * the rest is for.
 */
const mostBytes = 600_000;

/** A part of a list, and where the next one begins. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/**
 * A page from what was found, of which one more than `limit` was asked for. It is shorter where it would not fit into an
 * answer, and has one item at least.
 */
export function pageOf<T>(found: readonly T[], limit: number, cursorOf: (last: T) => string): Page<T> {
  let bytes = 0;
  const fitting = found.findIndex((one) => (bytes += Buffer.byteLength(JSON.stringify(one))) > mostBytes);
  const size = Math.min(limit, fitting < 0 ? found.length : Math.max(1, fitting));
  const items = found.slice(0, size);
  const last = items.at(-1);
  return { items, next: found.length > size && last !== undefined ? cursorOf(last) : null };
}
