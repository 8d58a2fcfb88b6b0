import { z } from 'zod';

/** Money as the API writes it, a decimal string, read as cents. */
export const amount = z
  .string()
  .regex(/^\d{1,7}(?:\.\d{1,2})?$/, 'must be an amount such as "25.00"')
  .transform(toCents);

export function toCents(value: string): number {
  const [whole = '0', part = ''] = value.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

export function fromCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
