import { ProblemError as AnyProblem } from '@fanfare/chassis';

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
  | 'BadSignature'
  | 'FilesNotTaken'
  | 'HookPaused'
  | 'TooManyRequests'
  | 'MethodNotAllowed'
  | 'WorkspaceNotFound'
  | 'NotFound'
  | 'BadRequest'
  | 'EventsFull'
  | 'Unavailable'
  | 'Overloaded'
  | 'Internal';

/** A refusal by one of these words. */
export const ProblemError = AnyProblem<ProblemCode>;
export type ProblemError = AnyProblem<ProblemCode>;
