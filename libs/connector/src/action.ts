import type { z } from 'zod';
import type { AppSpec, OpenAppOf } from './app.js';
import type {
  ContactSnapshot,
  GameplaySnapshot,
  Json,
  JsonObject,
  Origin,
  RepeatClass,
  RunMode,
  TriggerName,
} from '@fanfare/contracts';

/** Exits of an action beyond `Failure`, which every action has: name to the shape of the data that leaves by it. */
export type Exits = Record<string, z.ZodType>;

/** What the author of an action states; types, form, reference page, validation and metrics are computed from it. */
export interface ActionDeclaration<I extends z.ZodType, X extends Exits, R extends RepeatClass, T = unknown> {
  name: string;
  title: string;
  summary: string;
  input: I;
  exits: X;
  /** What to do with a step that was started and never answered. */
  repeat: R;
  /** It reaches a person (a message, a call): in a workflow's quiet hours it waits until they end. */
  reachesPerson?: boolean;
  /** The events that it brings about: whoever builds a workflow is warned when it would start itself by them. */
  causes?: TriggerName[];
  /**
   * For an action whose class depends on its input, or on how its app is set up; `repeat` is then the most careful of them,
   * and what the catalogue shows.
   */
  repeatOf?(input: z.output<I>, app: T): NoInfer<R> | Exclude<RepeatClass, 'ask'>;
  // Callbacks are methods, not arrow-typed properties: otherwise ActionSpec<I> is not assignable to ActionSpec.
  /**
   * Steps of any runs that share one call: those with equal `by`, at most `max`. While calls go out, the first of them waits
   * `lingerMs` for others (@default 0). Without it every step is called alone.
   */
  batch?: { by?(input: z.output<I>): string; max: number; lingerMs?: number };
  /** The account that it uses. The step names it in the field `app`; without a name it is the only one of the workspace. */
  app?: AppSpec;
  /** It can do without: only if the step names an app there is one. @default false */
  appIsOptional?: boolean;
  /** Time for one call, unless the step says otherwise. @default 30_000 */
  timeoutMs?: number;
  /**
   * What is up or down as a whole: a kind of the vendor's endpoints, or an address. Calls with an equal answer share a
   * breaker, and wait together. Without it, and without an app: no breaker.
   */
  endpoint?(input: z.output<I>): string;
}

/** An action, as declared. `stepApp` is there for the compiler only: what `step.app` is. */
export interface ActionSpec<
  I extends z.ZodType = z.ZodType,
  X extends Exits = Exits,
  R extends RepeatClass = RepeatClass,
  T = unknown,
> extends ActionDeclaration<I, X, R, T> {
  readonly stepApp: T;
}

/** Declares an action. Nothing happens here; the object is the declaration. */
export function defineAction<
  I extends z.ZodType,
  X extends Exits,
  R extends RepeatClass,
  P extends AppSpec | undefined = undefined,
  N extends boolean = false,
>(
  spec: ActionDeclaration<I, X, R, OpenAppOf<P, N>> & { app?: P; appIsOptional?: N },
): ActionSpec<I, X, R, OpenAppOf<P, N>> {
  return spec as typeof spec & { stepApp: OpenAppOf<P, N> };
}

/** One step, as its handler sees it. `id` is the identity under which an effect is recorded. */
export interface Step<A extends ActionSpec = ActionSpec> {
  id: string;
  workspace: string;
  run: string;
  workflow: string;
  contactId: string | null;
  attempt: number;
  mode: RunMode;
  /** The recorded instant of the step's cause, in ms: what to use as "now" when a repeat must compute the same. */
  at: number;
  origin: Origin;
  input: z.output<A['input']>;
  /** The account to use, open. Every step of one call has the same. */
  app: A['stepApp'];
}

/** Something that a step made true: published as an event about the step's contact, with the chain of its causes. */
export interface Consequence {
  type: TriggerName;
  data: JsonObject;
}

/** What a step changed besides giving its data. */
export interface Changes {
  /** The contact as it is now, when the step changed it. */
  contact?: ContactSnapshot;
  /** The gameplay as it is now, when the step changed it. */
  gameplay?: GameplaySnapshot;
  /**
   * For an action whose `repeat` is `own`: what is recorded with the effect, so that a repeat gives it again, in the same
   * order. An event's id is its step and its place here. None when nothing changed.
   */
  events?: readonly Consequence[];
}

/** A step left by one of its exits. */
export interface ExitOutcome<E extends string = string, D = unknown> extends Changes {
  exit: E;
  data: D;
}

/** A step was refused: itself, not its neighbours. Final; weather is thrown instead. */
export interface FailureOutcome {
  exit: 'Failure';
  error: { code: string; message: string; details?: Json };
}

/** A step was not done this time: itself, not its neighbours. The vendor said so, and it may pass: tried again by its policy. */
export interface AgainOutcome {
  again: { code: string; message: string; afterMs?: number };
}

/** A step met an error: itself, not its neighbours. As if it had been called alone and the error thrown. */
export interface ThrownOutcome {
  thrown: unknown;
}

export type OutcomeOf<A extends ActionSpec> =
  | { [E in keyof A['exits'] & string]: ExitOutcome<E, z.input<A['exits'][E]>> }[keyof A['exits'] & string]
  | FailureOutcome
  | AgainOutcome
  | ThrownOutcome;

export function exit<const E extends string, D>(name: E, data: D, more: Changes = {}): ExitOutcome<E, D> {
  return { exit: name, data, ...more };
}

export function failure(code: string, message: string, details?: Json): FailureOutcome {
  return { exit: 'Failure', error: { code, message, ...(details === undefined ? {} : { details }) } };
}

export function again(code: string, message: string, afterMs?: number): AgainOutcome {
  return { again: { code, message, ...(afterMs === undefined ? {} : { afterMs }) } };
}

/** For a handler that makes several requests for the steps of one call, when one of them failed. */
export function threw(error: unknown): ThrownOutcome {
  return { thrown: error };
}

interface Runs<A extends ActionSpec> {
  /** Does the steps; `outcomes[i]` answers `steps[i]`. Throws Busy, Refused, or anything else for weather. */
  run(steps: readonly Step<A>[], signal: AbortSignal): Promise<readonly OutcomeOf<A>[]>;
  /**
   * For an action whose `repeat` is `never`: what the service has learnt meanwhile of steps that were started and never
   * answered, such as by a vendor's callback; null: nothing. Nobody is asked, and what nobody knows is left to the step's policy.
   */
  recall?(steps: readonly Step<A>[]): Promise<readonly (OutcomeOf<A> | null)[]>;
}

interface LooksUp<A extends ActionSpec> {
  /** Asks the vendor, by our reference, what became of steps that were started and never answered; null: it never happened. */
  lookUp(steps: readonly Step<A>[], signal: AbortSignal): Promise<readonly (OutcomeOf<A> | null)[]>;
}

/** The class that does an action. An action that can be asked about (`repeat: 'ask'`) must also be able to look up. */
export type ActionHandler<A extends ActionSpec> = A['repeat'] extends 'ask' ? Runs<A> & LooksUp<A> : Runs<A>;

/** Any handler, once the registry has tied it to its declaration. */
export type AnyHandler = Runs<ActionSpec> & Partial<LooksUp<ActionSpec>>;
