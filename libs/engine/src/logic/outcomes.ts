import type { Json, JsonObject, StepError, TriggerName } from '@fanfare/contracts';

/** The branch goes on, by an exit. `error` makes it a failed step. */
export interface Left {
  readonly kind: 'left';
  readonly exit: string;
  /** What the step was given, as the history shows it. */
  readonly input: JsonObject;
  readonly output: JsonObject;
  readonly error?: StepError;
  /** Variables that it sets for the steps after it on its branch: `{{ variables.name }}`. */
  readonly variables?: JsonObject;
}

/** The branch becomes several; a target of null ends that one at once. */
export interface Divided {
  readonly kind: 'divided';
  readonly input: JsonObject;
  readonly into: readonly { readonly name: string; readonly target: string | null }[];
}

/** The branch waits until an instant, in milliseconds. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly until: number;
  readonly reason: string;
}

/** The branch waits for an event about the run's contact, and no longer than until an instant. */
export interface Awaiting {
  readonly kind: 'awaiting';
  readonly input: JsonObject;
  readonly event: TriggerName;
  readonly until: number;
}

/** The branch meets others here. */
interface Joining {
  readonly kind: 'joining';
}

/** The branch waits while its items have branches of their own, so many at once. */
export interface Looping {
  readonly kind: 'looping';
  readonly input: JsonObject;
  readonly items: readonly Json[];
  readonly atOnce: number;
  /** Whether a failed item keeps those that have not begun from beginning. */
  readonly stopsOnFailure: boolean;
  readonly target: string;
}

/** A run of another workflow starts; the branch waits for its end, or not. */
export interface Calling {
  readonly kind: 'calling';
  readonly input: JsonObject;
  readonly workflow: string;
  readonly inputs: JsonObject;
  readonly waits: boolean;
}

/** The whole run ends. */
export interface Stopping {
  readonly kind: 'stopping';
  readonly input: JsonObject;
  readonly output: JsonObject;
  readonly error?: StepError;
}

export type LogicOutcome = Left | Divided | Waiting | Awaiting | Joining | Looping | Calling | Stopping;

export function failed(input: JsonObject, error: StepError): Left {
  return { kind: 'left', exit: 'Failure', input, output: {}, error };
}
