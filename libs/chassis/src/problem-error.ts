import { STATUS_CODES } from 'node:http';
import type { FieldProblem, Problem } from '@fanfare/contracts';

export interface ProblemDetails {
  errors?: FieldProblem[];
  /** Further members of the body, beside RFC 9457's. */
  members?: Record<string, unknown>;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A refusal on its way to the caller, written as application/problem+json. `Code`: the closed words of a service. */
export class ProblemError<Code extends string = string> extends Error {
  override readonly name = 'ProblemError';
  readonly body: Problem & Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: Code,
    detail: string,
    { errors = [], members, retryAfterSeconds, cause }: ProblemDetails = {},
  ) {
    super(detail, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
    const title = STATUS_CODES[status] ?? 'Error';
    this.body = {
      type: 'about:blank',
      title,
      status,
      code,
      detail,
      ...(errors.length > 0 && { errors }),
      ...members,
    };
  }
}

export function isProblem(error: unknown): error is ProblemError {
  return error instanceof ProblemError;
}
