import {
  durationMs,
  type ContactSnapshot,
  type RunRef,
  type RunStarted,
  type StepError,
  type StepResult,
  type StoredEvent,
  type TimerFired,
  type Token,
} from '@fanfare/contracts';
import { carriedPart } from './carried.js';
import { commandFor } from './command.js';
import type { ActionNode, CompiledWorkflow, LogicNode } from './compile.js';
import { nodeOf, placeOf, sinceToken } from './place.js';
import { retryAt } from './retry.js';
import { stepFinished, type Leaving, type Place } from './entries.js';
import { TemplateFailed } from './liquid.js';
import type { Left } from './logic/outcomes.js';
import { noAdvance, type Advance } from './results.js';
import type { Scope } from './scope.js';
import { Walk } from './walk.js';

/** What a run begins with: who it is, what happened, and about whom (null: about nobody). */
export interface Start {
  run: RunRef;
  event: StoredEvent;
  contact: ContactSnapshot | null;
  /** When it really begins, if it had to wait for its turn. */
  from?: number;
}

/** Begins a run: walks from the start to the first commands, timers and ends. Pure: the same start gives the same result. */
export function begin(workflow: CompiledWorkflow, { run, event, contact, from = run.startedAt }: Start): Advance {
  const walk = new Walk(workflow, run);
  walk.result.history.push(runStarted(workflow, { run, event, contact }));
  const data = { trigger: carriedPart(workflow.carried, event), contact, steps: {}, variables: {} };
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
 */
export function advance(workflow: CompiledWorkflow, token: Token, outcome: StepResult | TimerFired): Advance {
  const walk = new Walk(workflow, token.run);
  const node = nodeOf(workflow, token.node);
  if ('outcome' in outcome) settle(walk, node, token, outcome);
  else if (node.kind === 'logic') resume(walk, node, token, outcome);
  else reissue(walk, node, token);
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
 * own: of the failed one everybody has recorded that it failed.
 */
export function replay(workflow: CompiledWorkflow, token: Token, at: number): Advance {
  const run = { ...token.run, replay: (token.run.replay ?? 0) + 1 };
  const walk = new Walk(workflow, run);
  const node = nodeOf(workflow, token.node);
  const place = placeOf(token, at);
  const { branch } = token;
  walk.result.history.push({
    kind: 'branch.replayed',
    run: run.id,
    workspace: run.workspace,
    at,
    branch,
    node: node.id,
  });
  if (node.kind === 'logic') walk.enter(place, node.id);
  else reissue(walk, node, { ...token, run, attempt: token.attempt + 1, since: at });
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
  };
  if (node.kind === 'action' && exit === 'Failure' && error) {
    const dueAt = retryAt(node.retry, {
      stepId: scope.stepId,
      attempt,
      since: token.since,
      finishedAt: result.finishedAt,
      error,
    });
    if (dueAt !== null) return retry(walk, node, { ...token, attempt }, leaving, place, dueAt);
  }
  walk.leave(place, node, leaving);
}

/** Schedules the same command, one attempt further. It goes straight to the service that runs it. */
function retry(walk: Walk, node: ActionNode, token: Token, leaving: Leaving, place: Place, dueAt: number): void {
  walk.result.history.push(stepFinished(token.run, place, node, leaving, node.id, dueAt));
  const again: Token = { ...token, attempt: token.attempt + 1 };
  const command = commandFor(node, again, leaving.input);
  const fired: TimerFired = { stepId: command.stepId, dueAt, reason: 'retry' };
  walk.result.timers.push({ service: node.service, dueAt, stepId: command.stepId, token: again, command, fired });
}

function meets(node: LogicNode, scope: Scope): Left | null {
  try {
    return node.logic.meets?.(scope) ?? null;
  } catch (error) {
    if (error instanceof TemplateFailed) return null;
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

/** A command that could not be placed when it was due is placed now, unchanged. */
function reissue(walk: Walk, node: ActionNode, token: Token): void {
  const place = placeOf(token, token.since);
  const scope = walk.scopeAt(place, node);
  const { input, error } = node.input(scope);
  if (error) return walk.leave(place, node, { ...sinceToken(token, scope), exit: 'Failure', input, output: {}, error });
  walk.result.commands.push({ service: node.service, command: commandFor(node, token, input), token });
}

/** `error` belongs to every Failure; a service that forgot it still fails visibly. */
function unexplained(node: ActionNode | LogicNode): StepError {
  return { code: 'Unexplained', message: `${node.action} left by Failure without saying why`, retryable: false };
}
