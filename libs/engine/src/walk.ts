import { stepIdOf, type Json, type JsonObject, type RunRef, type StepError, type Token } from '@fanfare/contracts';
import { commandFor } from './command.js';
import type { ActionNode, CompiledWorkflow, Node } from './compile.js';
import { branchEnded, stepFinished, stepWaiting, type Leaving, type Place } from './entries.js';
import { applyLogic } from './apply-logic.js';
import { dated } from './deadline.js';
import { follow } from './exits.js';
import { enterLogic } from './enter-logic.js';
import { notesOfEnd, notesOfMove } from './notes.js';
import { atOnce, nodeOf, withStep } from './place.js';
import { quietUntil } from './quiet-hours.js';
import { noAdvance, type Advance } from './results.js';
import type { Scope } from './scope.js';

/** Validation refuses a workflow that could pass more steps at once; a walk that does is a bug. */
export const maxStepsPerAdvance = 1_000;

/** One advance in the making: follows branches from step to step until each issues a command, waits or ends. */
export class Walk {
  readonly result: Advance = noAdvance();
  private readonly ahead: { place: Place; target: string }[] = [];

  /** `now`: when what happened is taken up, where that may be long after; only what must not be done now depends on it. */
  constructor(
    readonly workflow: CompiledWorkflow,
    readonly run: RunRef,
    private readonly now = 0,
  ) {}

  /** Puts a branch before a step. Nothing happens until `go`. */
  enter(place: Place, target: string): void {
    this.ahead.push({ place, target });
  }

  /** Records how a branch leaves a step, and puts it before the next one or ends it. */
  leave(place: Place, node: Node, leaving: Leaving): void {
    const { exit, output, error } = leaving;
    const target = follow(node.exits, exit);
    this.result.history.push(stepFinished(this.run, place, node, leaving, target));
    const left: JsonObject = { ...output, exit, ...(error && { error: { ...error } }) };
    const data = withStep(place, node, left);
    if (leaving.contact) data.contact = leaving.contact;
    // A step may name another gameplay than the event's.
    if (leaving.gameplay && leaving.gameplay.id === data.gameplay?.id) data.gameplay = leaving.gameplay;
    if (leaving.variables) data.variables = { ...data.variables, ...leaving.variables };
    const next: Place = { ...place, data };
    if (target === null) {
      if (error) this.result.failures.push({ ...this.tokenAt(place, node), attempt: leaving.attempt });
      return this.end(next, node, exit, error);
    }
    this.result.notes.push(...notesOfMove(this.workflow, this.run, next, node.id, target));
    this.enter(next, target);
  }

  /** Ends a branch after a step. A value is for whoever called the run. */
  end(place: Place, node: Node, exit: string, error?: StepError, value?: Json): void {
    this.result.history.push(branchEnded(this.run, place, node, exit, error));
    const kept = value ?? this.collected(place);
    const end = { ...(error && { error }), ...(kept !== undefined && { value: kept }) };
    this.result.notes.push(...notesOfEnd(this.workflow, this.run, place, node.id, end));
    if (place.branch === '0') this.result.finished = true;
  }

  go(): Advance {
    for (let steps = 0; steps < this.ahead.length; steps++) {
      if (steps >= maxStepsPerAdvance) throw new Error(`${this.workflow.info.id} passed ${steps} steps in one advance`);
      const next = this.ahead[steps];
      if (next) this.arrive(next.place, nodeOf(this.workflow, next.target));
      // A Stop ends the run here and now: nothing of what its other branches would do begins.
      if (this.result.ending) return { ...this.result, commands: [], timers: [], waits: [], calls: [] };
    }
    return this.result;
  }

  scopeAt(place: Place, node: Node): Scope {
    const stepId = stepIdOf({ run: this.run, branch: place.branch, node: node.id, visit: place.visit });
    return { workflow: this.workflow.info, run: this.run, data: place.data, stepId, at: place.at, warnings: [] };
  }

  tokenAt({ branch, visit, home, data, at }: Place, node: Node): Token {
    return { run: this.run, branch, node: node.id, visit, ...(home && { home }), attempt: 1, since: at, data };
  }

  private arrive(place: Place, node: Node): void {
    const scope = this.scopeAt(place, node);
    if (node.kind === 'action') return this.issue(place, node, scope);
    applyLogic(this, place, node, scope, enterLogic(node, scope));
  }

  private issue(place: Place, node: ActionNode, scope: Scope): void {
    const { input, error } = node.input(scope);
    if (error) return this.leave(place, node, { ...atOnce(place, scope), exit: 'Failure', input, output: {}, error });
    this.place(place, node, this.tokenAt(place, node), input);
  }

  /** Asks a service for an attempt, or waits with it until it may be made; `at` of the place is when it would be. */
  place(place: Place, node: ActionNode, token: Token, input: JsonObject): void {
    const at = Math.max(place.at, this.now);
    const dueAt = this.quietUntil(at, node);
    if (dueAt !== null) return this.hold(place, node, token, dueAt);
    // A deadline counts from the first attempt, and every further one has the same.
    const begun = token.deadlineAt === undefined ? dated(token, node, at) : token;
    this.result.commands.push({ service: node.service, command: commandFor(node, begun, input), token: begun });
  }

  /** When people may be reached again; null: now, or it is no step that reaches anybody. */
  quietUntil(at: number, { reachesPerson }: ActionNode): number | null {
    const { quietHours, timezone } = this.workflow.info;
    if (this.run.skipsDelays) return null;
    return reachesPerson && quietHours ? quietUntil(at, { timezone, ...quietHours }) : null;
  }

  private hold(place: Place, node: ActionNode, token: Token, dueAt: number): void {
    const stepId = stepIdOf(token);
    const fired = { stepId, dueAt, reason: 'quiet' } as const;
    this.result.history.push(stepWaiting(this.run, place, node, dueAt, 'quiet hours'));
    this.result.timers.push({ service: 'orchestrator', dueAt, stepId, token, fired });
  }

  /** What the ForEach wants to keep of an item whose branch ends. */
  private collected(place: Place): Json | undefined {
    if (place.home?.branch !== place.branch) return undefined;
    const loop = nodeOf(this.workflow, place.home.node);
    return loop.kind === 'logic' ? loop.logic.collect?.(this.scopeAt(place, loop)) : undefined;
  }
}
