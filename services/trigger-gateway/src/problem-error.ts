import { STATUS_CODES } from 'node:http';
import type { FieldProblem, Problem } from '@fanfare/contracts';

/** Why the gateway says no: a closed word for programs. */
export type ProblemCode =
  | 'InvalidJson'
  | 'InvalidBody'
  | 'InvalidEvent'
  | 'UnknownTrigger'
  | 'EventTooLarge'
  | 'BodyTooLarge'
  | 'BatchTooLarge'
  | 'UnsupportedMediaType'
  | 'UnknownKey'
  | 'WorkspaceNotFound'
  | 'NotFound'
  | 'BadRequest'
  | 'EventsFull'
  | 'Unavailable'
  | 'Overloaded'
  | 'Internal';

interface More {
  errors?: FieldProblem[];
  /** What became of each event of a batch, when some of them were looked at. */
  results?: readonly object[];
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A refusal on its way to the publisher; the filter writes it as application/problem+json. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly body: Problem & { results?: readonly object[] };
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: ProblemCode,
    detail: string,
    { errors, results, retryAfterSeconds, cause }: More = {},
  ) {
    super(detail, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
    this.body = {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      code,
      detail,
      ...(errors && { errors }),
      ...(results && { results }),
    };
  }
}
