import type { Json, QuietHours, RunData, RunRef, StoredEvent } from '@fanfare/contracts';
import { isoOf } from './dates.js';

/** What `workflow.*` refers to. */
export interface WorkflowInfo {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly workspace: string;
  /** IANA zone of its clock: for dates in templates and times of day. */
  readonly timezone: string;
  /** When it leaves people in peace; null when it may write at any time. */
  readonly quietHours: QuietHours | null;
}

/** Everything that a value, template or condition may see, and the warnings it leaves. */
export interface Scope {
  readonly workflow: WorkflowInfo;
  /** Null while it is being decided whether a run starts at all. */
  readonly run: RunRef | null;
  readonly data: RunData;
  /** The identity of the step; decides whatever would otherwise be chance. */
  readonly stepId: string;
  /** The recorded instant, in milliseconds: what `now` means. */
  readonly at: number;
  readonly warnings: string[];
  /** The event that is looked at, where a condition is about one. */
  readonly event?: StoredEvent;
}

type ReadRoot = (scope: Scope) => unknown;

const readers = {
  trigger: (scope) => scope.data.trigger,
  contact: (scope) => scope.data.contact,
  gameplay: (scope) => scope.data.gameplay,
  steps: (scope) => scope.data.steps,
  workflow: ({ workflow }) => ({ id: workflow.id, name: workflow.name, version: workflow.version }),
  run: ({ run }) => run && { id: run.id, mode: run.mode, startedAt: isoOf(run.startedAt) },
  variables: (scope) => scope.data.variables,
  workspace: (scope) => ({ id: scope.workflow.workspace }),
  event: (scope) => scope.event,
  now: (scope) => isoOf(scope.at),
} satisfies Record<string, ReadRoot>;

export type Root = keyof typeof readers;

/** The words that a reference may start with. */
export const roots = Object.keys(readers) as readonly Root[];

export function isRoot(word: unknown): word is Root {
  return typeof word === 'string' && Object.hasOwn(readers, word);
}

/** The value a root stands for. All of it is JSON, because all of it came over the bus. */
export function readRoot(root: Root, scope: Scope): Json | undefined {
  return readers[root](scope);
}

/** The roots as a template sees them: an object without a prototype, fresh for each rendering because `increment` writes into it. */
export function environmentOf(scope: Scope): object {
  const environment = Object.create(null) as Record<string, unknown>;
  for (const root of roots) environment[root] = readers[root](scope);
  return environment;
}
