import { problem, type FieldProblem, type Problem } from '@fanfare/contracts';

/** What the API said no with, as an error. The message names every field, so that printing it is enough. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly attempt: string,
    readonly problem: Problem,
  ) {
    super(
      [`${attempt}: ${problem.status} ${problem.code}`, problem.detail, ...fieldLines(problem.errors ?? [])].join('\n'),
    );
  }
}

/** One line per field, paths aligned. */
export function fieldLines(errors: readonly FieldProblem[]): string[] {
  const width = Math.min(40, Math.max(0, ...errors.map(({ path }) => path.length)));
  return errors.map(({ path, message }) => `  ${(path || '(all)').padEnd(width)}  ${message}`);
}

/** The problem in an answer's body, or one made up for an answer that is not from Fanfare. */
export function problemIn(status: number, body: unknown): Problem {
  const parsed = problem.safeParse(body);
  if (parsed.success) return parsed.data;
  const detail =
    typeof body === 'string' && body !== '' ? body.slice(0, 300) : 'The answer is not one that Fanfare gives.';
  return { type: 'about:blank', title: 'Unexpected answer', status, code: 'Unexpected', detail };
}
