import type { z } from 'zod';
import type { ContactSnapshot, Json, Origin, RepeatClass, RunMode } from '@fanfare/contracts';

/** Exits of an action beyond `Failure`, which every action has: name to the shape of the data that leaves by it. */
export type Exits = Record<string, z.ZodType>;

/** How steps may share one call: those with equal `by`, at most `max` at a time. Without it every step is called alone. */
export interface BatchSpec<I> {
  by?(input: I): string;
  max: number;
}

/** What the author of an action states; types, form, reference page, validation and metrics are computed from it. */
export interface ActionSpec<
  I extends z.ZodType = z.ZodType,
  X extends Exits = Exits,
  R extends RepeatClass = RepeatClass,
> {
  name: string;
  title: string;
  summary: string;
  input: I;
  exits: X;
  /** What to do with a step that was started and never answered. */
  repeat: R;
  /** It reaches a person (a message, a call): in a workflow's quiet hours it waits until they end. */
  reachesPerson?: boolean;
  /** For an action whose class depends on its input; `repeat` is then the most careful of them, and what the catalogue shows. */
  repeatOf?(input: z.output<I>): NoInfer<R> | Exclude<RepeatClass, 'ask'>;
  // Callbacks are methods, not arrow-typed properties: otherwise ActionSpec<I> is not assignable to ActionSpec.
  batch?: { by?(input: z.output<I>): string; max: number };
  /** Time for one call, unless the step says otherwise. @default 30_000 */
  timeoutMs?: number;
  /** The vendor's address that a call goes to: its breaker is shared by calls with an equal answer. Without it: no breaker. */
  endpoint?(input: z.output<I>): string;
}

/** Declares an action. Nothing happens here; the object is the declaration. */
export function defineAction<I extends z.ZodType, X extends Exits, R extends RepeatClass>(
  spec: ActionSpec<I, X, R>,
): ActionSpec<I, X, R> {
  return spec;
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
}

/** A step left by one of its exits. `contact`: the contact as it is now, when the step changed it. */
export interface ExitOutcome<E extends string = string, D = unknown> {
  exit: E;
  data: D;
  contact?: ContactSnapshot;
}

/** A step was refused: itself, not its neighbours. Final; weather is thrown instead. */
export interface FailureOutcome {
  exit: 'Failure';
  error: { code: string; message: string; details?: Json };
}

export type OutcomeOf<A extends ActionSpec> =
  | { [E in keyof A['exits'] & string]: ExitOutcome<E, z.input<A['exits'][E]>> }[keyof A['exits'] & string]
  | FailureOutcome;

export function exit<const E extends string, D>(
  name: E,
  data: D,
  more: { contact?: ContactSnapshot } = {},
): ExitOutcome<E, D> {
  return { exit: name, data, ...more };
}

export function failure(code: string, message: string, details?: Json): FailureOutcome {
  return { exit: 'Failure', error: { code, message, ...(details === undefined ? {} : { details }) } };
}

interface Runs<A extends ActionSpec> {
  /** Does the steps; `outcomes[i]` answers `steps[i]`. Throws Busy, Refused, or anything else for weather. */
  run(steps: readonly Step<A>[], signal: AbortSignal): Promise<readonly OutcomeOf<A>[]>;
}

interface LooksUp<A extends ActionSpec> {
  /** Asks the vendor, by our reference, what became of steps that were started and never answered; null: it never happened. */
  lookUp(steps: readonly Step<A>[], signal: AbortSignal): Promise<readonly (OutcomeOf<A> | null)[]>;
}

/** The class that does an action. An action that can be asked about (`repeat: 'ask'`) must also be able to look up. */
export type ActionHandler<A extends ActionSpec> = A['repeat'] extends 'ask' ? Runs<A> & LooksUp<A> : Runs<A>;

/** Any handler, once the registry has tied it to its declaration. */
export type AnyHandler = Runs<ActionSpec> & Partial<LooksUp<ActionSpec>>;
