import type { Outcome, StepError } from '@fanfare/contracts';
import type { AgainOutcome, Changes, OutcomeOf, ThrownOutcome } from './action.js';
import { Busy, provesNothingWasSent, Refused } from './errors.js';
import type { Lane } from './lane.js';

/** What came of one step, in the runner's terms: what to record and what to tell the orchestrator. */
export type Verdict =
  | ({ kind: 'final'; outcome: Outcome } & Changes)
  /** Weather; the orchestrator decides about a retry. `sent`: the vendor may have seen it. `said`: it said so of this step. */
  | { kind: 'transient'; error: StepError; sent: boolean; said?: true }
  /** Not tried; comes back by a timer, no attempt counted. */
  | { kind: 'later'; afterMs: number; reason: string }
  /** The vendor wants to be left alone for so long. Nothing was done. */
  | { kind: 'busy'; afterMs: number; reason: string }
  /** Not tried; waits in its lane's queue until the vendor is back, no attempt counted. */
  | { kind: 'aside'; lane: Lane }
  /** Nobody knows what happened and the step says that a person decides. */
  | { kind: 'parked'; reason: string };

interface Given extends Changes {
  exit: string;
  data?: object;
  error?: StepError;
  again?: AgainOutcome['again'];
}

export function verdictOf(outcome: OutcomeOf<never>): Verdict {
  if (isThrown(outcome)) return verdictOfError(outcome.thrown);
  const given = outcome as Given;
  if (given.again) {
    const { code, message, afterMs } = given.again;
    const wish = afterMs === undefined ? {} : { retryAfterMs: afterMs };
    return { kind: 'transient', sent: false, said: true, error: { code, message, retryable: true, ...wish } };
  }
  if (given.error) return finalFailure({ ...given.error, retryable: false });
  return {
    kind: 'final',
    outcome: { exit: given.exit, output: (given.data ?? {}) as Outcome['output'] },
    ...(given.contact && { contact: given.contact }),
    ...(given.gameplay && { gameplay: given.gameplay }),
    ...(given.events && { events: given.events }),
  };
}

export function isThrown(outcome: object): outcome is ThrownOutcome {
  return 'thrown' in outcome;
}

export function finalFailure(error: StepError): Verdict {
  return { kind: 'final', outcome: { exit: 'Failure', output: {}, error } };
}

/** What a thrown error means for every step of the call. */
export function verdictOfError(error: unknown): Verdict {
  if (error instanceof Busy) return { kind: 'busy', afterMs: error.afterMs, reason: error.message };
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
