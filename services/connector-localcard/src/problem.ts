import type { Json } from '@fanfare/contracts';
import { z } from 'zod';

const problem = z.object({
  code: z.string().optional(),
  errors: z.array(z.object({ field: z.string() })).optional(),
  minValue: z.string().optional(),
  maxValue: z.string().optional(),
});
type Problem = z.output<typeof problem>;

/** What LocalCard says of trouble, as far as it says it as we expect. */
export function problemIn(body: Json): Problem {
  return problem.safeParse(body).data ?? {};
}
