import type { Outcome } from '@fanfare/contracts';

/** What the ledger says about a step that somebody has claimed before. */
export type Claim =
  | { state: 'mine' }
  | { state: 'done'; outcome: Outcome }
  | { state: 'live'; until: number }
  | { state: 'expired'; until: number };

/**
 * Where calls to vendors are recorded, once, under the step's identity. Behind it a database; tests of the runner and a
 * connector without `safe`, `ask` or `never` actions need none.
 */
export abstract class Ledger {
  /** Claims steps for a call: one answer per step. A lease longer than the call keeps a second worker away meanwhile. */
  abstract claim(stepIds: readonly string[], now: number, leaseMs: number): Promise<Claim[]>;
  /** Takes over an expired claim; false when somebody else was faster. */
  abstract takeOver(stepId: string, expiredUntil: number, now: number, leaseMs: number): Promise<boolean>;
  /** Gives claims up because nothing was sent. */
  abstract release(stepIds: readonly string[]): Promise<void>;
  /** Lets claims expire now: the call ended and nobody knows how. */
  abstract expire(stepIds: readonly string[], now: number): Promise<void>;
  /** Records outcomes; the first one wins and is what comes back. */
  abstract record(outcomes: readonly { stepId: string; outcome: Outcome }[], now: number): Promise<Outcome[]>;
  /** Makes it ready for use. */
  abstract prepare(): Promise<void>;
  /** Takes what came of the steps of runs out of their outcomes; by which exits they left stays. How many there were. */
  abstract forget(runs: readonly string[]): Promise<number>;
  /** Forgets outcomes that were recorded before an instant, in ms: how many. Claims without an outcome stay. */
  abstract sweep(before: number): Promise<number>;
}
