import { z } from 'zod';

/** One thing wrong with a request: where (a dotted path, empty for the whole) and what to do. */
export const fieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof fieldProblem>;

/** An answer that says no, in the form of RFC 9457 (application/problem+json). `code` is a closed word for programs. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(fieldProblem).optional(),
});
export type Problem = z.infer<typeof problem>;

/** Zod's issues as field problems; a value is never repeated, it may be personal. */
export function fieldProblems(error: z.ZodError, prefix = ''): FieldProblem[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    return { path: [prefix, path].filter(Boolean).join('.'), message: issue.message };
  });
}
