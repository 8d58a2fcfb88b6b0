import {
  stepIdOf,
  type JsonObject,
  type RunRef,
  type StepError,
  type TimerFired,
  type Token,
} from '@fanfare/contracts';
import { commandFor } from './command.js';
import type { ActionNode, CompiledWorkflow, LogicNode, Node } from './compile.js';
import { branchEnded, branchSplit, stepFinished, stepWaiting, type Leaving, type Place } from './entries.js';
import { follow } from './exits.js';
import { templateFailed } from './input.js';
import { TemplateFailed } from './liquid.js';
import type { Divided, Left, LogicOutcome, Waiting } from './logic/logic-step.js';
import type { Advance } from './results.js';
import type { Scope } from './scope.js';

/** Validation refuses a workflow that could pass more steps at once; a walk that does is a bug. */
export const maxStepsPerAdvance = 1_000;

/** One advance in the making: follows branches from step to step until each issues a command, waits or ends. */
export class Walk {
  readonly result: Advance = { commands: [], timers: [], history: [], finished: false };
  private readonly ahead: { place: Place; target: string }[] = [];

  constructor(
    private readonly workflow: CompiledWorkflow,
    private readonly run: RunRef,
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
    if (target === null) return this.end(place, node, exit, error);
    const left: JsonObject = { ...output, exit, ...(error && { error: { ...error } }) };
    const data = withStep(place, node, left);
    if (leaving.contact) data.contact = leaving.contact;
    if (leaving.variables) data.variables = { ...data.variables, ...leaving.variables };
    this.enter({ ...place, data }, target);
  }

  go(): Advance {
    for (let steps = 0; steps < this.ahead.length; steps++) {
      if (steps >= maxStepsPerAdvance) throw new Error(`${this.workflow.info.id} passed ${steps} steps in one advance`);
      const next = this.ahead[steps];
      if (next) this.arrive(next.place, nodeOf(this.workflow, next.target));
    }
    return this.result;
  }

  scopeAt(place: Place, node: Node): Scope {
    const stepId = stepIdOf({ run: this.run, branch: place.branch, node: node.id, visit: place.visit });
    return { workflow: this.workflow.info, run: this.run, data: place.data, stepId, at: place.at, warnings: [] };
  }

  private arrive(place: Place, node: Node): void {
    const scope = this.scopeAt(place, node);
    if (node.kind === 'action') return this.issue(place, node, scope);
    this.apply(place, node, scope, enterLogic(node, scope));
  }

  private issue(place: Place, node: ActionNode, scope: Scope): void {
    const { input, error } = node.input(scope);
    if (error) return this.leave(place, node, { ...atOnce(place, scope), exit: 'Failure', input, output: {}, error });
    const token = this.tokenAt(place, node);
    this.result.commands.push({ service: node.service, command: commandFor(node, token, input), token });
  }

  private apply(place: Place, node: LogicNode, scope: Scope, outcome: LogicOutcome): void {
    switch (outcome.kind) {
      case 'left':
        return this.leave(place, node, { ...atOnce(place, scope), ...outcome });
      case 'divided':
        return this.divide(place, node, scope, outcome);
      case 'waiting':
        return this.wait(place, node, scope, outcome);
      default:
        return outcome satisfies never;
    }
  }

  private divide(place: Place, node: LogicNode, scope: Scope, { input, into }: Divided): void {
    const output = { branches: into.map(({ name }) => name) };
    const leaving: Leaving = { ...atOnce(place, scope), exit: 'Success', input, output };
    this.result.history.push(stepFinished(this.run, place, node, leaving, null));
    this.result.history.push(branchSplit(this.run, place, node, into.length));
    const data = withStep(place, node, { ...output, exit: leaving.exit });
    for (const [i, { name, target }] of into.entries()) {
      const own: Place = { ...place, branch: `${place.branch}.${i}`, data };
      if (target === null) this.end(own, node, name);
      else this.enter(own, target);
    }
  }

  private wait(place: Place, node: LogicNode, { stepId }: Scope, { until, reason }: Waiting): void {
    this.result.history.push(stepWaiting(this.run, place, node, until, reason));
    const fired: TimerFired = { stepId, dueAt: until, reason: 'delay' };
    this.result.timers.push({ service: 'orchestrator', dueAt: until, stepId, token: this.tokenAt(place, node), fired });
  }

  private end(place: Place, node: Node, exit: string, error?: StepError): void {
    this.result.history.push(branchEnded(this.run, place, node, exit, error));
    if (place.branch === '0') this.result.finished = true;
  }

  private tokenAt({ branch, visit, data, at }: Place, node: Node): Token {
    return { run: this.run, branch, node: node.id, visit, attempt: 1, since: at, data };
  }
}

export function nodeOf(workflow: CompiledWorkflow, id: string): Node {
  const node = workflow.nodes.get(id);
  if (!node) throw new Error(`version ${workflow.info.version} of workflow ${workflow.info.id} has no step ${id}`);
  return node;
}

/** The data with one more step in it; everything else is shared, never copied. */
function withStep({ data }: Place, node: Node, left: JsonObject): Place['data'] {
  return { ...data, steps: { ...data.steps, [node.id]: left } };
}

function enterLogic(node: LogicNode, scope: Scope): LogicOutcome {
  try {
    return node.logic.enter(scope);
  } catch (error) {
    if (error instanceof TemplateFailed) return failed(templateFailed('the condition', error));
    throw error;
  }
}

function failed(error: StepError): Left {
  return { kind: 'left', exit: 'Failure', input: {}, output: {}, error };
}

/** A step that took no time: it was asked, begun and done at the instant of its cause. */
function atOnce({ at }: Place, { warnings }: Scope) {
  return { warnings, attempt: 1, queuedAt: at, startedAt: at };
}
