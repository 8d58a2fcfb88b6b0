import type { FieldProblem, Json, JsonObject, Step, TriggerName } from '@fanfare/contracts';
import type { Exits } from '../exits.js';
import type { Scope } from '../scope.js';
import type { Left, LogicOutcome } from './outcomes.js';

export type { Left } from './outcomes.js';

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
  /** Whether its `when` is asked of an event: `{{ event.data.score }}`. */
  readonly whenSeesEvent?: boolean;
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
  /** Of a Merge: which branches it waits for. */
  readonly waitsFor?: 'all' | 'any';
  /** The kind of event that it may wait for. */
  readonly awaits?: TriggerName;
  /** Called when a branch arrives. Pure. May throw ConditionFailed, which leaves by `Failure`. */
  enter(scope: Scope): LogicOutcome;
  /** Called when its time is over, with the scope of `enter` and the instant it was due. Without it the wait leaves by Success. */
  resume?(scope: Scope, dueAt: number): Left;
  /** Called for an event of the kind that it waits for; null when it is not the one. The scope has the event. */
  meets?(scope: Scope): Left | null;
  /** What a ForEach keeps of an item, asked when the item's branch ends. */
  collect?(scope: Scope): Json;
}
