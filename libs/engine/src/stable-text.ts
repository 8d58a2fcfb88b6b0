import type { Json } from '@fanfare/contracts';

/** JSON in which the order of fields means nothing. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_, part: Json) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
