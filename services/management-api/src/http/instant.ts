import { z } from 'zod';

/** An instant in a body: ISO 8601, or milliseconds since 1970. */
export const instant = z
  .union(
    [z.iso.datetime({ offset: true }), z.number().int().nonnegative()],
    'expected an instant such as 2026-01-31T12:00:00Z',
  )
  .transform((given) => (typeof given === 'number' ? given : Date.parse(given)));
