import type {
  EndingReason,
  HistoryEntry,
  JsonObject,
  StepCommand,
  TimerFired,
  Token,
  TriggerName,
} from '@fanfare/contracts';
import type { Noted } from './meeting.js';

/** A command to publish to a service, and the token that travels with it. */
export interface Issue {
  service: string;
  command: StepCommand;
  token: Token;
}

/** Something to publish on a schedule. */
export interface Timer {
  /** Who takes it when it is due (`due.<service>`). */
  service: string;
  /** Milliseconds since the epoch. */
  dueAt: number;
  stepId: string;
  token: Token;
  fired: TimerFired;
}

/** A step that waits for an event about the run's contact. */
export interface Wait {
  stepId: string;
  event: TriggerName;
  contact: string;
  /** Events stored at this instant or before do not count, in milliseconds. */
  since: number;
  until: number;
  token: Token;
}

/** A run of another workflow to start. With a token somebody waits for its end. */
export interface Call {
  stepId: string;
  workflow: string;
  inputs: JsonObject;
  at: number;
  token: Token;
  waits: boolean;
}

/** A run that ends as a whole, whatever its branches are doing. */
export interface Ending {
  at: number;
  status: 'Success' | 'Failed' | 'Cancelled';
  reason: EndingReason;
}

/** What a step of a run causes. */
export interface Advance {
  commands: Issue[];
  timers: Timer[];
  waits: Wait[];
  calls: Call[];
  /** Facts about the meetings of the run's branches. To be recorded before anything else of this is made known. */
  notes: Noted[];
  history: HistoryEntry[];
  /** The tokens of branches that ended as failed: from there they can be tried again. */
  failures: Token[];
  ending: Ending | null;
  /** True when the branch ended and it was the only one: the run is over. After a split only the history knows. */
  finished: boolean;
}

export function noAdvance(): Advance {
  return {
    commands: [],
    timers: [],
    waits: [],
    calls: [],
    notes: [],
    history: [],
    failures: [],
    ending: null,
    finished: false,
  };
}
