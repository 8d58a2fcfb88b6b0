import type { Reach } from '@fanfare/chassis';
import { ProblemError } from '../http/problem-error.js';

/** Who makes a request. */
export type Caller =
  /** A key that the service was started with: whoever runs it. */
  | { kind: 'environment'; reach: Reach }
  /** A key that was made here. */
  | { kind: 'key'; id: string; name: string; workspace: string; scopes: string[] }
  /** Somebody who is signed in. */
  | { kind: 'account'; account: string; session: string };

/** Whoever a locked route was opened for. */
export function callerOf(caller: Caller | null): Caller {
  if (caller) return caller;
  throw new Error('a locked route was entered by nobody');
}

/** The account that a route with that access was let through for. */
export function accountOf(caller: Caller | null): { account: string; session: string } {
  if (caller?.kind === 'account') return caller;
  throw new ProblemError(403, 'NotAllowed', 'This is for people who are signed in, not for keys.');
}
