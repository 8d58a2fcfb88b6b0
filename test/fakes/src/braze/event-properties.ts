import { z } from 'zod';
import { isDatetime } from './track-time.js';

const longest = 255;
/** "Event properties … up to 100 KB" (event_object.md; 50 KB in its older versions). */
const mostBytes = 100 * 1024;
/** Braze answers these with an error (event_object.md). */
const reserved = ['time', 'event_name'];

/** What an event and a purchase may carry besides (event_object.md, purchase_object.md). */
export const eventProperties = z
  .record(z.string(), z.unknown())
  .refine((properties) => Object.entries(properties).every(([name, value]) => isName(name) && isValue(value)))
  .refine((properties) => Buffer.byteLength(JSON.stringify(properties)) <= mostBytes);

function isName(name: string): boolean {
  return name !== '' && name.length <= longest && !name.startsWith('$') && !reserved.includes(name);
}

function isValue(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longest;
  if (Array.isArray(value)) return value.every((one) => !isDatetime(one) && isValue(one));
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isValue);
  return true;
}
