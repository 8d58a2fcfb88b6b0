import { z } from 'zod';
import { condition } from '@fanfare/contracts';

/** Fields of a query string are texts, and only texts: a repeated field is a list, and refused. */
export const queryText = z.string().min(1).max(200);

/** A whole number in a query string. */
export function queryInteger(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,16}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .meta({ minimum: min, maximum: max });
}

/** Words of a closed list, separated by commas. */
export function queryWords<const W extends readonly [string, ...string[]]>(words: W) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(words)))
    .meta({ description: `One or more of ${words.join(', ')}, separated by commas` });
}

/** An instant in a query string: ISO 8601, or milliseconds since 1970. */
export const queryInstant = z
  .union(
    [z.iso.datetime({ offset: true }), z.string().regex(/^\d{1,15}$/)],
    'expected an instant such as 2026-01-31T12:00:00Z',
  )
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text)));

/** Yes or no in a query string. */
export const queryFlag = z.enum(['true', 'false'], 'expected true or false').transform((text) => text === 'true');

/** A condition in a query string, as JSON. */
export const queryCondition = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue(
        'expected a condition as JSON, such as {"left":"{{ contact.tags }}","op":"contains","right":"VIP"}',
      );
      return z.NEVER;
    }
  })
  .pipe(condition)
  .meta({ description: 'A condition about contacts, as workflows have them, as JSON' });
