import type { Condition, Json } from '@fanfare/contracts';
import { kindOfText } from './text.js';

/** Whether who matches depends on what time it is: then it changes without anybody being changed. Rather yes than no. */
export function followsTime(condition: Condition): boolean {
  return comparisonsOf(condition).some(
    ({ left, op, right = null }) =>
      op === 'withinLast' || op === 'withinNext' || [...textsOf(left), ...textsOf(right)].some(saysNow),
  );
}

/** Whether a condition looks at a field of contacts. Of a template: whether its words are in it. */
export function looksAt(condition: Condition, field: string): boolean {
  return comparisonsOf(condition).some(({ left, right = null }) =>
    [...textsOf(left), ...textsOf(right)].some((text) => names(text, field)),
  );
}

type Leaf = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>;

function comparisonsOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  if ('not' in condition) return comparisonsOf(condition.not);
  return [condition];
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function saysNow(text: string): boolean {
  const kind = kindOfText(text);
  if (kind.kind === 'reference') return kind.path[0] === 'now';
  // Liquid's own words for it, besides the root.
  return kind.kind === 'template' && /\b(now|today)\b/.test(text);
}

function names(text: string, field: string): boolean {
  const kind = kindOfText(text);
  if (kind.kind === 'reference') return kind.path[0] === 'contact' && kind.path[1] === field;
  return kind.kind === 'template' && /\bcontact\b/.test(text) && new RegExp(`\\b${field}\\b`).test(text);
}
