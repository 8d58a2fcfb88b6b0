import { z } from 'zod';

// A card holds up to USD 1,000 (localcard.io/terms-and-conditions).
const mostCents = 1_000_00;

/** An amount of dollars as people and events give it: `25`, `"25.5"`, `"$25"`. */
const written = /^\$?(\d{1,15})(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount into the decimal string that LocalCard takes, by its digits: a number that has become a little more or less
 * on its way, such as 0.1 + 0.2, has too many of them and is refused.
 */
export const cardValue = z.union([z.string(), z.number()]).transform((given, context) => {
  const [, whole = '', part = ''] = written.exec(String(given).trim()) ?? [];
  if (whole === '') return refuse(context, 'expected an amount of dollars with at most two decimals, such as 25.00');
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  if (cents === 0) return refuse(context, 'must be more than 0');
  if (cents > mostCents) return refuse(context, 'must not be more than 1000.00');
  return `${Number(whole)}.${part.padEnd(2, '0')}`;
});

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
