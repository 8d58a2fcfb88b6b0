import {
  durationMs,
  stepIdOf,
  type ContactSnapshot,
  type GameplaySnapshot,
  type RunRef,
  type RunStarted,
  type StepError,
  type StepResult,
  type StoredEvent,
  type TimerFired,
  type Token,
} from '@fanfare/contracts';
import { carriedPart } from './carried.js';
import type { ActionNode, CompiledWorkflow, LogicNode } from './compile.js';
import { deadlinePassed } from './deadline.js';
import { nodeOf, placeOf, sinceToken } from './place.js';
import { retryAt } from './retry.js';
import { branchReplayed, stepFinished, stepWaiting, type Leaving, type Place } from './entries.js';
import { isConditionFailed } from './condition-failed.js';
import type { Left } from './logic/outcomes.js';
import { resumeLoop } from './loop.js';
import { notesOfReplay } from './notes.js';
import { noAdvance, type Advance } from './results.js';
import type { Scope } from './scope.js';
import { Walk } from './walk.js';

/** What a run begins with: who it is, what happened, and about whom (null: about nobody). */
export interface Start {
  run: RunRef;
  event: StoredEvent;
  contact: ContactSnapshot | null;
  gameplay?: GameplaySnapshot;
  /** When it really begins, if it had to wait for its turn. */
  from?: number;
}

/** Begins a run: walks from the start to the first commands, timers and ends. Pure: the same start gives the same result. */
export function begin(
  workflow: CompiledWorkflow,
  { run, event, contact, gameplay, from = run.startedAt }: Start,
): Advance {
  const walk = new Walk(workflow, run);
  walk.result.history.push(runStarted(workflow, { run, event, contact }));
  const trigger = carriedPart(workflow.carried, event);
  const data = { trigger, contact, ...(gameplay && { gameplay }), steps: {}, variables: {} };
  const place: Place = { branch: '0', visit: 0, data, at: from };
  setDeadline(walk, place);
  walk.enter(place, workflow.start);
  return walk.go();
}

/** What the history says of a run that begins, or waits for its turn. */
export function runStarted(workflow: CompiledWorkflow, { run, event, contact }: Start): RunStarted {
  return {
    kind: 'run.started',
    run: run.id,
    workspace: run.workspace,
    at: run.startedAt,
    workflow: run.workflow,
    workflowName: workflow.info.name,
    version: run.version,
    mode: run.mode,
    trigger: event.type,
    event: event.id,
    occurredAt: event.occurredAt,
    contact: contact?.id ?? null,
    site: event.siteId ?? null,
    card: event.cardId ?? null,
    ...(run.replayOf !== undefined && { replayOf: run.replayOf }),
    ...(event.type === 'Workflow.Called' && event.origin && { caller: event.origin.run }),
  };
}

function setDeadline(walk: Walk, place: Place): void {
  const { workflow, run } = walk;
  const withinMs = durationMs(workflow.settings.deadline ?? '');
  if (!withinMs) return;
  const stepId = `${run.id}/deadline`;
  const dueAt = place.at + withinMs;
  const token = walk.tokenAt(place, nodeOf(workflow, workflow.start));
  walk.result.timers.push({
    service: 'orchestrator',
    dueAt,
    stepId,
    token,
    fired: { stepId, dueAt, reason: 'deadline' },
  });
}

/**
 * Applies an outcome to the token that came with it and walks on. Pure: a late or repeated outcome gives the same ids,
 * commands and history again, and whoever receives them finds them recorded. Throws only for bugs (a token of another version).
 * `storedAt`: when its message was, which may be long after the outcome (the workflow was held): people are left in peace then, too.
 */
export function advance(
  workflow: CompiledWorkflow,
  token: Token,
  outcome: StepResult | TimerFired,
  storedAt?: number,
): Advance {
  const walk = new Walk(workflow, token.run, storedAt);
  const node = nodeOf(workflow, token.node);
  if ('outcome' in outcome) settle(walk, node, token, outcome);
  else if (node.kind === 'logic') resume(walk, node, token, outcome);
  else issueAgain(walk, node, token, outcome.dueAt);
  return walk.go();
}

/** The event that a step waited for; null when it is not the one. `at` is when the event was stored. */
export function arrive(workflow: CompiledWorkflow, token: Token, event: StoredEvent, at: number): Advance | null {
  const walk = new Walk(workflow, token.run);
  const node = nodeOf(workflow, token.node);
  const scope = { ...walk.scopeAt(placeOf(token, at), node), event };
  const left = node.kind === 'logic' ? meets(node, scope) : null;
  if (!left) return null;
  walk.leave(placeOf(token, at), node, { ...sinceToken(token, scope), ...left });
  return walk.go();
}

/** Ends the branch of a token that cannot go on, as failed, and tells those who wait for it. */
export function abandon(workflow: CompiledWorkflow, token: Token, error: StepError, at: number): Advance {
  const walk = new Walk(workflow, token.run);
  walk.result.failures.push(token);
  walk.end(placeOf(token, at), nodeOf(workflow, token.node), 'Failure', error);
  return walk.result;
}

/**
 * A person has a branch that failed tried again, from the step at which it failed. What then runs are steps of their
 * own: of the failed one everybody has recorded that it failed. Who waited for the branch may expect it again; of a
 * ForEach, the items that failed are tried again by their own tokens, which come first.
 */
export function replay(workflow: CompiledWorkflow, token: Token, at: number): Advance {
  const run = { ...token.run, replay: (token.run.replay ?? 0) + 1 };
  const { deadlineAt: _passed, ...rest } = token;
  const next: Token = { ...rest, run, attempt: token.attempt + 1, since: at };
  const walk = new Walk(workflow, run);
  const node = nodeOf(workflow, token.node);
  const place = placeOf(token, at);
  walk.result.history.push(branchReplayed(run, place, node));
  walk.result.notes.push(...notesOfReplay(workflow, run, place, node.id));
  setDeadline(walk, place);
  if (node.kind === 'action') issueAgain(walk, node, next, at);
  else if (!resumeLoop(walk, place, node)) walk.enter(place, node.id);
  return walk.go();
}

/** What a service did for a run that had ended meanwhile: it is recorded, and nothing follows. */
export function lateResult(workflow: CompiledWorkflow, token: Token, result: StepResult): Advance {
  const { history } = advance(workflow, token, result);
  const [finished] = history;
  if (finished?.kind !== 'step.finished') return noAdvance();
  const { retryAt: _never, ...done } = finished;
  return { ...noAdvance(), history: [{ ...done, next: null }] };
}

/** A service answered: retry later, or leave by the exit. */
function settle(walk: Walk, node: ActionNode | LogicNode, token: Token, result: StepResult): void {
  const place = placeOf(token, result.finishedAt);
  const scope = walk.scopeAt(placeOf(token, token.since), node);
  const input = node.kind === 'action' ? node.input(scope).input : {};
  const { exit, output } = result.outcome;
  const error = result.outcome.error ?? (exit === 'Failure' ? unexplained(node) : undefined);
  const attempt = Math.max(token.attempt, result.attempt);
  const leaving: Leaving = {
    exit,
    output,
    ...(error && { error }),
    input,
    warnings: scope.warnings,
    attempt,
    queuedAt: token.since,
    startedAt: result.startedAt,
    ...(result.contact && { contact: result.contact }),
    ...(result.gameplay && { gameplay: result.gameplay }),
  };
  if (node.kind === 'action' && exit === 'Failure' && error) {
    const { since, deadlineAt } = token;
    const made = { stepId: scope.stepId, attempt, since, finishedAt: result.finishedAt, error };
    const dueAt = retryAt(node.retry, made, (at) => walk.quietUntil(at, node) ?? at);
    if (dueAt !== null && deadlineAt !== undefined && dueAt > deadlineAt) {
      return walk.leave(place, node, { ...leaving, error: deadlinePassed(deadlineAt, error) });
    }
    if (dueAt !== null) return retry(walk, node, { ...token, attempt }, leaving, place, dueAt);
  }
  walk.leave(place, node, leaving);
}

/** Schedules one attempt more. It comes back here first: by then the run may have ended, or its workflow be held. */
function retry(walk: Walk, node: ActionNode, token: Token, leaving: Leaving, place: Place, dueAt: number): void {
  const again: Token = { ...token, attempt: token.attempt + 1 };
  const stepId = stepIdOf(again);
  walk.result.history.push(stepFinished(token.run, place, node, leaving, node.id, dueAt));
  // Where people are left in peace just before, it is for that that it waits.
  if (walk.quietUntil(dueAt - 1, node) === dueAt) {
    walk.result.history.push(stepWaiting(walk.run, place, node, dueAt, 'quiet hours'));
  }
  const fired: TimerFired = { stepId, dueAt, reason: 'retry' };
  walk.result.timers.push({ service: 'orchestrator', dueAt, stepId, token: again, fired });
}

function meets(node: LogicNode, scope: Scope): Left | null {
  try {
    return node.logic.meets?.(scope) ?? null;
  } catch (error) {
    if (isConditionFailed(error)) return null;
    throw error;
  }
}

/** A wait is over. */
function resume(walk: Walk, node: LogicNode, token: Token, { dueAt }: TimerFired): void {
  const place = placeOf(token, dueAt);
  const scope = walk.scopeAt(placeOf(token, token.since), node);
  const left = node.logic.resume?.(scope, dueAt) ?? { kind: 'left', exit: 'Success', input: {}, output: {} };
  walk.leave(place, node, { ...sinceToken(token, scope), ...left });
}

/** An attempt is made, later than the step was entered: with the same input. */
function issueAgain(walk: Walk, node: ActionNode, token: Token, at: number): void {
  const place = placeOf(token, at);
  const scope = walk.scopeAt(placeOf(token, token.since), node);
  const { input, error } = node.input(scope);
  if (error) return walk.leave(place, node, { ...sinceToken(token, scope), exit: 'Failure', input, output: {}, error });
  walk.place(place, node, token, input);
}

/** `error` belongs to every Failure; a service that forgot it still fails visibly. */
function unexplained(node: ActionNode | LogicNode): StepError {
  return { code: 'Unexplained', message: `${node.action} left by Failure without saying why`, retryable: false };
}
