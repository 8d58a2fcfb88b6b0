import {
  subjects,
  type DeadLetter,
  type JsonObject,
  type LetterDecision,
  type Outcome,
  type StepError,
  type StepResult,
} from '@fanfare/contracts';
import { encodeFrame } from '@fanfare/bus';
import { stepOf, type LetterStep } from './letter-step.js';

/** An item and where it is to be put. */
export interface Outgoing {
  subject: string;
  line: string;
}

export interface Decision {
  as: LetterDecision;
  at: number;
  output?: JsonObject | undefined;
}

/** What follows from a decision about a letter; null: nothing. It is the same however often it is asked. */
export function outgoingOf(
  letter: DeadLetter,
  { as, at, output = {} }: Decision,
): Outgoing | null | { because: string } {
  if (as === 'discarded') return null;
  if (as === 'replayed') return { subject: letter.subject, line: letter.item };
  const step = stepOf(letter);
  if (!step) return { because: 'it is no step; put it back, or away' };
  switch (as) {
    case 'happened':
      return resultOf(step, { exit: 'Success', output }, at);
    case 'failed':
      return resultOf(step, { exit: 'Failure', output: {}, error: outcomeUnknown }, at);
    case 'repeated':
      return { subject: letter.subject, line: commandAgain(step) };
    default:
      return as satisfies never;
  }
}

const outcomeUnknown: StepError = {
  code: 'OutcomeUnknown',
  message: 'Nobody knows whether it took effect, and a person had it fail.',
  retryable: false,
};

function resultOf({ command, cargo }: LetterStep, outcome: Outcome, at: number): Outgoing {
  const { stepId, attempt } = command;
  const result: StepResult = { stepId, attempt, startedAt: at, finishedAt: at, outcome };
  return { subject: subjects.result(0), line: encodeFrame({ head: JSON.stringify(result), cargo }) };
}

/** The person has answered what its policy asks; and wants it done, however late it has become. */
function commandAgain({ command, cargo }: LetterStep): string {
  const { deadlineAt: _passed, waitsSince: _before, ...same } = command;
  return encodeFrame({ head: JSON.stringify({ ...same, onUnknownOutcome: 'repeat' }), cargo });
}
