import type {
  HistoryEntry,
  Home,
  JsonObject,
  Outcome,
  RunData,
  RunRef,
  StepError,
  StepFinished,
  StepWaiting,
} from '@fanfare/contracts';
import type { Node } from './compile.js';
import { tryOf } from './place.js';

/** Where a branch stands, and with what. */
export interface Place {
  readonly branch: string;
  readonly visit: number;
  /** The item that it works for, within a ForEach. */
  readonly home?: Home | undefined;
  readonly data: RunData;
  /** The recorded instant of what brought it here, in milliseconds. */
  readonly at: number;
}

/** How a step was left, with everything the history wants to know of it. */
export interface Leaving extends Outcome {
  readonly input: JsonObject;
  readonly warnings: readonly string[];
  readonly attempt: number;
  readonly queuedAt: number;
  readonly startedAt: number;
  readonly contact?: RunData['contact'];
  readonly gameplay?: RunData['gameplay'];
  readonly variables?: JsonObject;
}

/** A step was left, or an attempt failed and another is planned for `retryAt`. */
export function stepFinished(
  run: RunRef,
  { branch, visit, at }: Place,
  node: Node,
  leaving: Leaving,
  next: string | null,
  retryAt?: number,
): StepFinished {
  const { exit, input, output, error, warnings, attempt, queuedAt, startedAt } = leaving;
  return {
    kind: 'step.finished',
    run: run.id,
    workspace: run.workspace,
    at,
    branch,
    node: node.id,
    visit,
    action: node.action,
    attempt,
    exit,
    next,
    input,
    output,
    ...(error && { error }),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
    queuedAt,
    startedAt,
    finishedAt: at,
    ...(retryAt !== undefined && { retryAt }),
  };
}

export function stepWaiting(run: RunRef, place: Place, node: Node, until: number, reason: string): StepWaiting {
  const { branch, visit, at } = place;
  const where = { run: run.id, workspace: run.workspace, at, branch, node: node.id, visit };
  return { kind: 'step.waiting', ...where, action: node.action, until, reason };
}

export function branchSplit(
  run: RunRef,
  { branch, at }: Place,
  node: Node,
  into: number,
  rejoins = false,
): HistoryEntry {
  const where = { run: run.id, workspace: run.workspace, at, branch, node: node.id };
  return { kind: 'branch.split', ...where, into, ...(rejoins && { rejoins }) };
}

/** A branch that failed is tried again. */
export function branchReplayed(run: RunRef, { branch, at }: Place, node: Node): HistoryEntry {
  const where = { run: run.id, workspace: run.workspace, at, branch, node: node.id };
  return { kind: 'branch.replayed', ...where, ...tryOf(run) };
}

/** A branch ended; with an error it failed, and the reason says by what. */
export function branchEnded(
  run: RunRef,
  { branch, at }: Place,
  node: Node,
  exit: string,
  error?: StepError,
): HistoryEntry {
  const where = { run: run.id, workspace: run.workspace, at, branch, node: node.id, ...tryOf(run) };
  if (!error) return { kind: 'branch.ended', ...where, exit, failed: false };
  return { kind: 'branch.ended', ...where, exit, failed: true, reason: { code: error.code, message: error.message } };
}
