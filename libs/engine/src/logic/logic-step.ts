import type { FieldProblem, JsonObject, Step, StepError } from '@fanfare/contracts';
import type { Exits } from '../exits.js';
import type { Scope } from '../scope.js';

/** The fields of a step that belong to some actions only. */
type LogicField = 'input' | 'when' | 'branches' | 'else' | 'each' | 'next';

/** One step that the engine runs itself. A new one is one file beside this one and one line in `index.ts`. */
export interface LogicStep {
  /** The action's name in a definition. */
  readonly action: string;
  readonly title: string;
  readonly summary: string;
  /** The fields it takes besides `action`, `name` and `notes`; those marked `required` must be there. */
  readonly takes: Partial<Record<LogicField, 'required' | 'optional'>>;
  /** JSON Schema of `input`, for those that take one. */
  readonly input?: JsonObject;
  /** The exits that `next` may name, for those that take `next`. */
  readonly exits: readonly string[];
  /** Where its exits lead, read from whichever fields it takes. */
  route(step: Step): Exits;
  /** What is wrong with a step beyond fields, schema, graph and references. Paths begin at the step. */
  check?(step: Step): FieldProblem[];
  /** Compiles a valid step, once per version. */
  compile(step: Step): LogicRun;
}

export interface LogicRun {
  /** Called when a branch arrives. Pure. May throw TemplateFailed, which leaves by `Failure`. */
  enter(scope: Scope): LogicOutcome;
  /** Called when what it waited for is over, with the scope of `enter` and the instant it was due. Without it the wait leaves by Success. */
  resume?(scope: Scope, dueAt: number): Left;
}

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

export type LogicOutcome = Left | Divided | Waiting;
