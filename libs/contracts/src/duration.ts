import { z } from 'zod';

const pattern = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const second = 1000;
const day = 86_400 * second;

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds; null when it is not one. Months and years have no fixed length and are refused. */
export function durationMs(text: string): number | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return Math.round(weeks * 7 * day + days * day + hours * 3600 * second + minutes * 60 * second + seconds * second);
}

export const duration = z
  .string()
  .refine((text) => durationMs(text) !== null, 'expected an ISO 8601 duration such as PT30S or P1D')
  .meta({ description: 'An ISO 8601 duration such as PT30S or P1D.', pattern: pattern.source });
