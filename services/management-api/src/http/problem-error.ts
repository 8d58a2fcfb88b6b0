import { STATUS_CODES } from 'node:http';
import type { FieldProblem, Problem } from '@fanfare/contracts';

/** Why the API says no: a closed word for programs. */
export type ProblemCode =
  | 'InvalidJson'
  | 'InvalidRequest'
  | 'InvalidWorkflow'
  | 'BodyTooLarge'
  | 'UnsupportedMediaType'
  | 'UnknownKey'
  | 'NotAllowed'
  | 'NotFound'
  | 'Conflict'
  | 'Unavailable'
  | 'Internal';

/** A refusal on its way to the caller; the filter writes it as application/problem+json. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly body: Problem;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: ProblemCode,
    detail: string,
    more: { errors?: FieldProblem[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.retryAfterSeconds = more.retryAfterSeconds;
    const errors = more.errors && more.errors.length > 0 ? { errors: more.errors } : {};
    this.body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail, ...errors };
  }
}

export function notFound(what: string): ProblemError {
  return new ProblemError(404, 'NotFound', `There is no such ${what}.`);
}
