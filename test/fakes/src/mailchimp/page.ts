import { z } from 'zod';
import { problems } from './problem.js';

const page = z.object({
  count: z.coerce.number().int().min(0).max(1_000).default(10),
  offset: z.coerce.number().int().min(0).default(0),
});

/** The part of a collection that `count` (10, at most 1,000) and `offset` ask for; what asks for more is refused: guessed. */
export function pageOf<T>(all: T[], query: unknown): T[] {
  const asked = page.safeParse(query);
  if (!asked.success) throw problems.invalidFields(asked.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))); // prettier-ignore
  return all.slice(asked.data.offset, asked.data.offset + asked.data.count);
}
