import type { Outcome, StepError } from './step-result.js';

/** What is left of an outcome when nobody is to know any more what it held: its exit and its code. */
export function forgottenOutcome({ exit, error }: Outcome): Outcome {
  return { exit, output: {}, ...(error && { error: forgottenError(error) }) };
}

/** A vendor's words may repeat what it was sent. */
export function forgottenError({ code, retryable }: StepError): StepError {
  return { code, message: 'Its contact was deleted.', retryable };
}
