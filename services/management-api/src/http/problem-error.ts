import type { FieldProblem, RedeemRefusal } from '@fanfare/contracts';
import { ProblemError as AnyProblem } from '@fanfare/chassis';

/** Why the API says no: a closed word for programs. */
export type ProblemCode =
  | 'InvalidJson'
  | 'InvalidRequest'
  | 'InvalidWorkflow'
  | 'BodyTooLarge'
  | 'UnsupportedMediaType'
  | 'UnknownKey'
  | 'SignedOut'
  | 'WrongPassword'
  | 'TooManyAttempts'
  | 'LinkNotValid'
  | 'NotAllowed'
  | 'NotFound'
  | 'Conflict'
  | 'ConnectionFailed'
  | 'NotConfigured'
  | RedeemRefusal
  | 'Unavailable'
  | 'Internal';

/** A refusal by one of these words. */
export const ProblemError = AnyProblem<ProblemCode>;
export type ProblemError = AnyProblem<ProblemCode>;

export function notFound(what: string): ProblemError {
  return new ProblemError(404, 'NotFound', `There is no such ${what}.`);
}

export function invalid(errors: FieldProblem[]): ProblemError {
  return new ProblemError(400, 'InvalidRequest', 'The request is not valid.', { errors });
}
