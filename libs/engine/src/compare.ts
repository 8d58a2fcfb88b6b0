import type { Json } from '@fanfare/contracts';

const numeric = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Data nested deeper than this is never equal: comparing it could exhaust the stack. */
const maxDepth = 200;

/** The number that a value is or spells (`"42"`, `" 3.5 "`), null when it is none. */
export function numberOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.length > 400) return null;
  const text = value.trim();
  if (!numeric.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** A scalar as text, in lower case when case does not matter; null for null, lists and objects. */
export function textOf(value: Json | undefined, ignoreCase: boolean): string | null {
  if (value === null || value === undefined || typeof value === 'object') return null;
  const text = String(value);
  return ignoreCase ? text.toLowerCase() : text;
}

/**
 * Equal in type and value; lists and objects by their content. Between a number and a text that spells one the numbers
 * are compared, between true/false and its word the truth values. Two texts are compared as texts.
 */
export function same(a: Json, b: Json, ignoreCase: boolean, depth = 0): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'object' || typeof b === 'object') return sameContent(a, b, ignoreCase, depth + 1);
  if (typeof a === 'string' && typeof b === 'string') return ignoreCase && a.toLowerCase() === b.toLowerCase();
  if (typeof a === 'boolean' || typeof b === 'boolean') return String(a) === String(b);
  const left = numberOf(a);
  return left !== null && left === numberOf(b);
}

function sameContent(a: Json, b: Json, ignoreCase: boolean, depth: number): boolean {
  if (depth > maxDepth) return false;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i] ?? null, ignoreCase, depth))
    );
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name] ?? null, b[name] ?? null, ignoreCase, depth))
  );
}

/** Negative, zero or positive as with sort; null when the two have no order. Numbers and texts that spell numbers compare as numbers. */
export function order(a: Json, b: Json, ignoreCase: boolean): number | null {
  const left = numberOf(a);
  const right = numberOf(b);
  if (left !== null && right !== null) return left - right;
  if (typeof a !== 'string' || typeof b !== 'string') return null;
  const [one, other] = ignoreCase ? [a.toLowerCase(), b.toLowerCase()] : [a, b];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Nothing there: null, an empty text, list or object. */
export function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  return (Array.isArray(value) ? value : Object.keys(value)).length === 0;
}
