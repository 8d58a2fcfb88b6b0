import type { HistoryEntry, StepCommand, TimerFired, Token } from '@fanfare/contracts';

/** A command to publish to a service, and the token that travels with it. */
export interface Issue {
  service: string;
  command: StepCommand;
  token: Token;
}

/** Something to publish on a schedule. */
export interface Timer {
  /** Who takes it when it is due (`due.<service>`): `orchestrator` for a delay, the action's own service for a retry. */
  service: string;
  /** Milliseconds since the epoch. */
  dueAt: number;
  stepId: string;
  token: Token;
  /** The command to run, for a retry. */
  command?: StepCommand;
  fired: TimerFired;
}

/** What a step of a run causes. */
export interface Advance {
  commands: Issue[];
  timers: Timer[];
  history: HistoryEntry[];
  /** True when the branch ended and it was the only one: the run is over. After a split only the history knows. */
  finished: boolean;
}
