import {
  durationMs,
  type ActionEntry,
  type ArmedSchedule,
  type JsonObject,
  type PublishedVersion,
  type Step,
  type TriggerName,
  type WorkflowSettings,
} from '@fanfare/contracts';
import { carriedFor, type Carried } from './carried.js';
import { pathsIn } from './paths-in.js';
import { compileCondition, type CompiledCondition } from './condition.js';
import { withDefaultReferences } from './default-references.js';
import { compileEndings, type CompiledEnding } from './endings.js';
import { exitsOf, type Exits } from './exits.js';
import { compileInput, type ReadInput } from './input.js';
import { logicStep } from './logic/index.js';
import type { LogicRun } from './logic/logic-step.js';
import { reachOf, type Reach } from './reach.js';
import { compileRelativeStart, type CompiledStart } from './relative-start.js';
import { retryBudget, type RetryBudget } from './retry.js';
import { scheduleOf } from './schedule.js';
import type { WorkflowInfo } from './scope.js';
import { itemSteps } from './step-budget.js';
import { graphOf, type Graph } from './validate/graph.js';

/** A step that a service runs. */
export interface ActionNode {
  readonly kind: 'action';
  readonly id: string;
  readonly action: string;
  readonly exits: Exits;
  readonly service: string;
  readonly input: ReadInput;
  readonly retry: RetryBudget;
  readonly timeoutMs: number;
  /** Counted from the first attempt; null: none. */
  readonly deadlineMs: number | null;
  readonly onUnknownOutcome: Step['onUnknownOutcome'];
  readonly reachesPerson: boolean;
}

/** A step that the engine runs itself. */
export interface LogicNode {
  readonly kind: 'logic';
  readonly id: string;
  readonly action: string;
  readonly exits: Exits;
  readonly logic: LogicRun;
}

export type Node = ActionNode | LogicNode;

/** A version ready to run: made once, shared by all of its runs, never changed. */
export interface CompiledWorkflow {
  readonly info: WorkflowInfo;
  readonly trigger: string;
  readonly site: string | null;
  readonly card: string | null;
  readonly filter: CompiledCondition | null;
  /** When it starts by itself. */
  readonly schedule: ArmedSchedule | null;
  /** Where its runs begin relative to a date of their event; null when they begin at once. */
  readonly relativeTo: CompiledStart | null;
  /** True when a workflow may start itself through its own effects (`settings.allowLoop`). */
  readonly allowLoop: boolean;
  readonly start: string;
  readonly carried: Carried;
  /** True when it refers to the gameplay of its event, of which its service has to be asked. */
  readonly refersToGameplay: boolean;
  /** Where branches can meet; null when they never wait for each other. */
  readonly reach: Reach | null;
  /** True when a run may have several branches at once. */
  readonly parallel: boolean;
  /** True when its steps call other workflows. */
  readonly calls: boolean;
  /** True when somebody wants to know when all of a run is over. */
  readonly tracked: boolean;
  /** The events that end a run. */
  readonly endings: readonly CompiledEnding[];
  /** The kinds of events that its runs may wait for, or end by. */
  readonly awaits: ReadonlySet<TriggerName>;
  readonly settings: WorkflowSettings;
  /** How many steps an item of each ForEach may pass. */
  readonly itemSteps: ReadonlyMap<string, number>;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Which step leads to which. */
  readonly graph: Graph;
}

/** Compiles a published version, once. It was validated before it was published; anything it throws for is a bug. */
export function compile(published: PublishedVersion): CompiledWorkflow {
  const { actions } = published;
  const definition = withDefaultReferences(published.definition, actions);
  const { scope, trigger, settings } = definition;
  const nodes = new Map(Object.entries(definition.steps).map(([id, step]) => [id, compileStep(id, step, actions)]));
  const logic = [...nodes.values()].flatMap((node) => (node.kind === 'logic' ? [node.logic] : []));
  const endings = compileEndings(settings);
  return {
    info: {
      id: published.workflow,
      name: definition.name,
      version: published.version,
      workspace: published.workspace,
      timezone: settings?.timezone ?? 'UTC',
      quietHours: settings?.quietHours ?? null,
    },
    trigger: trigger.type,
    site: scope?.site ?? null,
    card: scope?.card ?? null,
    filter: trigger.filter ? compileCondition(trigger.filter, 'trigger.filter') : null,
    schedule: scheduleOf(definition),
    relativeTo: trigger.relativeTo ? compileRelativeStart(trigger.relativeTo, settings?.timezone ?? 'UTC') : null,
    allowLoop: settings?.allowLoop === true,
    start: definition.start,
    nodes,
    reach: reachOf(definition, (id) => waitsForAll(nodes.get(id))),
    parallel: [...nodes.values()].some(({ action }) => action === 'Split' || action === 'ForEach'),
    calls: [...nodes.values()].some(({ action }) => action === 'CallWorkflow'),
    tracked: settings?.concurrency !== undefined || settings?.deadline !== undefined || endings.length > 0,
    endings,
    awaits: new Set([...endings.map(({ event }) => event), ...logic.flatMap(({ awaits }) => awaits ?? [])]),
    settings: settings ?? {},
    itemSteps: itemSteps(definition),
    graph: graphOf(definition),
    refersToGameplay: pathsIn(definition).some(([root]) => root === 'gameplay'),
    // A run that waits may be moved to a later version, whose steps may ask for anything.
    carried: [...nodes.values()].some(mayWait) ? null : carriedFor(definition),
  };
}

function mayWait(node: Node): boolean {
  return node.kind === 'logic' && node.logic.resume !== undefined;
}

function waitsForAll(node: Node | undefined): boolean {
  return node?.kind === 'logic' && node.logic.waitsFor === 'all';
}

/** A step that names no app uses the one that there was when its version was frozen. */
function withApp(input: JsonObject, { onlyApp }: ActionEntry): JsonObject {
  return onlyApp === undefined || input['app'] ? input : { ...input, app: onlyApp };
}

function compileStep(id: string, step: Step, actions: PublishedVersion['actions']): Node {
  const logic = logicStep(step.action);
  if (logic) return { kind: 'logic', id, action: step.action, exits: logic.route(step), logic: logic.compile(step) };
  const entry: ActionEntry | undefined = Object.hasOwn(actions, step.action) ? actions[step.action] : undefined;
  if (!entry) throw new Error(`step ${id} uses ${step.action}, which the published version does not describe`);
  return {
    kind: 'action',
    id,
    action: step.action,
    exits: exitsOf(step),
    service: entry.service,
    input: compileInput(withApp(step.input ?? {}, entry), entry.input),
    retry: retryBudget(step),
    timeoutMs: (step.timeout === undefined ? null : durationMs(step.timeout)) || entry.timeoutMs,
    deadlineMs: step.deadline === undefined ? null : durationMs(step.deadline),
    onUnknownOutcome: step.onUnknownOutcome,
    reachesPerson: entry.reachesPerson ?? false,
  };
}
