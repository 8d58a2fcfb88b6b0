import type { HistoryEntry, StepCommand, StepResult, StoredEvent, TimerFired, Token } from '@fanfare/contracts';
import type { Call, Ending, Start } from '../../src/index.js';

/** What travels. Between two handlings it is text, as on the bus. */
export type Message =
  | { kind: 'start'; start: Start }
  | { kind: 'event'; event: StoredEvent; storedAt: number }
  | { kind: 'command'; command: StepCommand; token: Token }
  | { kind: 'result'; result: StepResult; token: Token }
  /** A step starts a run of another workflow. A message of its own: a run that nobody waits for must begin also when its caller is ended meanwhile. */
  | { kind: 'call'; call: Call }
  | { kind: 'due'; fired: TimerFired; token: Token }
  /** A person ends a run, and asks again until it is answered. */
  | { kind: 'end'; run: string; ending: Ending }
  /** A person has branches that failed tried again, and asks again until it is answered; then for the next ones. */
  | { kind: 'replay'; tokens: Token[]; next: Token[][] };

/** What a worker wants to be known before it says that it is done. */
export type Publication =
  | { kind: 'message'; message: Message }
  | { kind: 'timer'; stepId: string; dueAt: number; message: Message }
  /** With the token of a branch that failed. */
  | { kind: 'history'; entry: HistoryEntry; token?: Token };

/** What a worker does, with a stop at each point at which it may die, or others may do something. */
export type Points<T = void> = Generator<undefined, T, undefined>;
