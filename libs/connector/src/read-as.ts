import type { Json } from '@fanfare/contracts';
import type { z } from 'zod';

/**
 * An answer's body as its schema has it. Throws when it is none, which is the vendor's trouble: says whose answer and
 * where, and never what stood there.
 */
export function readAs<T extends z.ZodType>(schema: T, body: Json, whose: string): z.output<T> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw new Error(`${whose} answered with what is no answer${where === '' ? '' : ` (${where})`}`);
}
