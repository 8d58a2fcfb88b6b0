import { z } from 'zod';

/** ISO 8601, or `yyyy-MM-dd'T'HH:mm:ss:SSSZ` (event_object.md). */
const written = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.:]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/;

export function isTime(value: unknown): value is string {
  return typeof value === 'string' && written.test(value) && !Number.isNaN(msOf(value));
}

/** A date with a time of day, as event properties may hold it, but not within an array. */
export function isDatetime(value: unknown): boolean {
  return isTime(value) && value.length > 'yyyy-MM-dd'.length;
}

export const trackTime = z.string().refine(isTime);

/** An event of the future happens now (user_attributes_object.md). */
export function happened(time: string, now: number): string {
  return new Date(Math.min(msOf(time), now)).toISOString();
}

function msOf(time: string): number {
  return Date.parse(time.replace(/(\d\d:\d\d:\d\d):/, '$1.'));
}
