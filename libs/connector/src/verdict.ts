import type { ContactSnapshot, Outcome, StepError } from '@fanfare/contracts';
import type { OutcomeOf } from './action.js';
import { Busy, provesNothingWasSent, Refused } from './errors.js';

/** What came of one step, in the runner's terms: what to record and what to tell the orchestrator. */
export type Verdict =
  | { kind: 'final'; outcome: Outcome; contact?: ContactSnapshot }
  /** Weather; the orchestrator decides about a retry. `sent`: the vendor may have seen it. */
  | { kind: 'transient'; error: StepError; sent: boolean }
  /** Not tried; comes back by a timer, no attempt counted. */
  | { kind: 'later'; afterMs: number; reason: string }
  /** Nobody knows what happened and the step says that a person decides. */
  | { kind: 'parked'; reason: string };

export function verdictOf(outcome: OutcomeOf<never>): Verdict {
  const given = outcome as { exit: string; data?: object; error?: StepError; contact?: ContactSnapshot };
  if (given.error) return finalFailure({ ...given.error, retryable: false });
  return {
    kind: 'final',
    outcome: { exit: given.exit, output: (given.data ?? {}) as Outcome['output'] },
    ...(given.contact ? { contact: given.contact } : {}),
  };
}

export function finalFailure(error: StepError): Verdict {
  return { kind: 'final', outcome: { exit: 'Failure', output: {}, error } };
}

/** What a thrown error means for every step of the call. */
export function verdictOfError(error: unknown): Verdict {
  if (error instanceof Busy) return { kind: 'later', afterMs: error.afterMs, reason: error.message };
  if (error instanceof Refused) return finalFailure({ code: error.code, message: error.message, retryable: false });
  const timedOut = isTimeout(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    kind: 'transient',
    sent: !provesNothingWasSent(error),
    error: {
      code: timedOut ? 'Timeout' : 'Unavailable',
      message: timedOut ? 'No answer in time.' : message,
      retryable: true,
    },
  };
}

/** By name: what an AbortSignal throws is a DOMException, which is not an Error of every realm (Jest's, for one). */
function isTimeout(error: unknown): boolean {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
  return name === 'TimeoutError' || name === 'AbortError';
}
