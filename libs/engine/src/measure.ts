import type { Json } from '@fanfare/contracts';

export interface Measure {
  /** Characters of its JSON, about. */
  readonly size: number;
  /** How deep its lists and objects nest. */
  readonly depth: number;
}

/**
 * How large a value is, and how deep; counting ends once either is beyond its limit. Values share their parts, so one of
 * a few references can be far larger as a message than it is in memory, and must not be written out to see how large.
 */
export function measure(value: Json, limit: Measure): Measure {
  const ahead = [{ value, depth: 1 }];
  let [size, depth] = [0, 0];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    size += ownSize(next.value);
    if (typeof next.value === 'object' && next.value !== null) depth = Math.max(depth, next.depth);
    if (size > limit.size || depth > limit.depth) break;
    for (const part of partsOf(next.value)) ahead.push({ value: part, depth: next.depth + 1 });
  }
  return { size, depth };
}

/** Without what is inside: names, brackets, commas and colons. */
function ownSize(value: Json): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value)) return 2 + value.length;
  return Object.keys(value).reduce((sum, name) => sum + name.length + 4, 2);
}

function partsOf(value: Json): Json[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
