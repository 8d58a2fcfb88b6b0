import type { StepError, Token } from '@fanfare/contracts';
import type { ActionNode } from './compile.js';
import { isoOf } from './dates.js';

/** The token of a step that begins at an instant: it says until when the step may take. */
export function dated(token: Token, { deadlineMs }: ActionNode, at: number): Token {
  return deadlineMs === null ? token : { ...token, deadlineAt: at + deadlineMs };
}

/** Why a step is not tried again that failed like this. */
export function deadlinePassed(deadlineAt: number, error: StepError): StepError {
  return {
    code: 'DeadlinePassed',
    message: `The next attempt would come after ${isoOf(deadlineAt)}, the deadline of the step. The last one failed: ${error.message}`,
    retryable: false,
    details: { error: { ...error } },
  };
}
