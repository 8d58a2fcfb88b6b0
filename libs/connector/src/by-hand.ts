import { hash } from 'node:crypto';
import { RequestRefused } from '@fanfare/bus';
import { keyOf, Unavailable } from '@fanfare/chassis';
import type { AgainOutcome, ExitOutcome, FailureOutcome, Step, ThrownOutcome } from './action.js';

/** What a person wants done that an action does in workflows. */
export interface AskedByHand<I> {
  workspace: string;
  /** Null for an action that is about no contact. */
  contact: string | null;
  /** What the requestId is unique for: the action, and whom or what it is about. */
  about: readonly string[];
  requestId: string;
  input: I;
}

type StepByHand<I> = Omit<Step, 'input' | 'app'> & { input: I; app: null };

/**
 * The step that an action is given when a person asks. The same `requestId` is the same step: it is done once. Its id is a
 * digest, because answers are kept under it, and it is made of whom they are about.
 */
export function stepByHand<I>({ workspace, contact, about, requestId, input }: AskedByHand<I>): StepByHand<I> {
  const id = `hand:${hash('sha256', keyOf(workspace, ...about, requestId), 'base64url').slice(0, 22)}`;
  const nothing = { run: '', workflow: '', depth: 0, chain: [] };
  const of = { workspace, run: '', workflow: '', contactId: contact, attempt: 1, mode: 'live' } as const;
  return { id, ...of, at: Date.now(), origin: nothing, input, app: null };
}

type Outcome<D> = ExitOutcome<string, D> | FailureOutcome | AgainOutcome | ThrownOutcome;

/** How a step went that a person asked for. Throws RequestRefused when it was refused, Unavailable when it was not done. */
export function doneByHand<D>(outcome: Outcome<D> | undefined): ExitOutcome<string, D> {
  if (!outcome) throw new Error('a step that somebody asked for has no answer');
  if ('thrown' in outcome) throw new Unavailable('It was not done this time.', { cause: outcome.thrown });
  if ('again' in outcome) throw new Unavailable(outcome.again.message);
  if (!('error' in outcome)) return outcome;
  const { code, message } = outcome.error;
  throw new RequestRefused(code.endsWith('NotFound') ? 'NotFound' : 'Conflict', message);
}
