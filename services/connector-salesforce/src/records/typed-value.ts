import type { Scalar } from './names.js';

const numbers = new Set(['double', 'currency', 'percent', 'int', 'long']);

/**
 * A value as a field of this type takes it: Salesforce refuses a body for a number in quotes, for a day with a time, or for
 * text without them, and with the body every other record in it. Undefined: it cannot be one.
 */
export function typedValue(type: string, value: Scalar): Scalar | undefined {
  if (value === null || value === '') return null;
  if (numbers.has(type)) return numberIn(value);
  if (type === 'boolean') return booleanIn(value);
  if (type === 'date') return dayIn(value);
  if (type === 'datetime') return instantIn(value);
  return String(value);
}

/** What a field of this type takes, for people. */
export function kindOf(type: string): string {
  if (numbers.has(type)) return 'a number';
  if (type === 'boolean') return 'true or false';
  if (type === 'date') return 'a date such as 2030-12-31';
  if (type === 'datetime') return 'an instant such as 2030-12-31T18:00:00Z';
  return 'text';
}

function numberIn(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

function booleanIn(value: string | number | boolean): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).trim().toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** The day of an instant is the one that stands there, in whatever zone. */
function dayIn(value: string | number | boolean): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(String(value))?.[1];
  return day !== undefined && isReal(day) ? day : undefined;
}

/** A day alone begins at midnight, UTC; an instant without a zone is none. */
function instantIn(value: string | number | boolean): string | undefined {
  const text = String(value);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
  const at = isDay || isInstant ? Date.parse(text) : Number.NaN;
  return isReal(text.slice(0, 10)) && !Number.isNaN(at) ? new Date(at).toISOString() : undefined;
}

/** No 31st of February: JavaScript would take it for a day in March. */
function isReal(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
