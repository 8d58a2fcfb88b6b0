import { durationMs, type Json } from '@fanfare/contracts';

const isoDate = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;
const latest = 8.64e15; // the last instant that a Date can hold

/**
 * Milliseconds since the epoch of an ISO 8601 date or date-time, or of a number that already is milliseconds; null for
 * anything else. Without an offset UTC is meant, on whatever machine this runs.
 */
export function instantOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= latest ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const match = isoDate.exec(value.trim());
  if (!match) return null;
  const [, day = '', time = '00:00', offset = 'Z'] = match;
  const ms = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(ms) || !isRealDay(day) ? null : ms;
}

/** Date.parse turns 31 February into 3 March; a typing mistake should be seen instead. */
function isRealDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** The recorded instant as people write it. */
export function isoOf(ms: number): string {
  return new Date(Math.min(ms, latest)).toISOString();
}

/** Milliseconds of an ISO 8601 duration, null for anything else. */
export function durationOf(value: Json | undefined): number | null {
  return typeof value === 'string' ? durationMs(value) : null;
}
