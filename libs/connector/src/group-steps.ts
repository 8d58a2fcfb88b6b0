import { noApp, type LaneRef, type StepCommand, type StepError } from '@fanfare/contracts';
import type { Item } from '@fanfare/bus';
import type { Step } from './action.js';
import type { OpenApp } from './app.js';
import type { NoApp } from './apps.js';
import { originOf } from './events-of.js';
import { endpointToken } from './endpoint-token.js';
import type { RegisteredAction } from './registry.js';
import { repeatClassOf } from './repeat-class.js';

export interface Work {
  item: Item<StepCommand>;
  step: Step;
}

/** Steps that may share a call. */
export interface Group {
  /** Of the same action, class and `by`. Steps of other messages may join them. */
  key: string;
  action: RegisteredAction;
  /** Where they wait when they must, and what people call that; null: nowhere. */
  lane: { ref: LaneRef; name: string } | null;
  work: Work[];
}

export interface Grouped {
  groups: Group[];
  /** Commands that cannot be done as they are. */
  refused: { item: Item<StepCommand>; error: StepError }[];
  /** Commands that cannot be done before somebody has seen to their app. */
  waiting: { item: Item<StepCommand>; reason: string }[];
}

/** What grouping must know. */
export interface Grouping {
  service: string;
  find(action: string): RegisteredAction | undefined;
  /** The app that a step of a workspace uses. */
  choose(workspace: string, named: string | undefined): OpenApp | NoApp;
}

/** Checks each command's input against its action's schema, finds its app, and puts together what may share a call. */
export function groupSteps(items: readonly Item<StepCommand>[], grouping: Grouping): Grouped {
  const groups = new Map<string, Group>();
  const grouped: Grouped = { groups: [], refused: [], waiting: [] };
  for (const item of items) {
    const read = readStep(item.head, grouping);
    if ('error' in read) grouped.refused.push({ item, error: read.error });
    else if ('wait' in read) grouped.waiting.push({ item, reason: read.wait });
    else addTo(groups, item, read);
  }
  grouped.groups = [...groups.values()];
  return grouped;
}

interface Read {
  action: RegisteredAction;
  step: Step;
}

function readStep(head: StepCommand, grouping: Grouping): Read | { error: StepError } | { wait: string } {
  const action = grouping.find(head.action);
  if (!action) return { error: final('UnknownAction', `${grouping.service} has no action ${head.action}`) };
  const { spec } = action;
  const parsed = spec.input.safeParse(head.input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
    return { error: final('InputInvalid', fields.join('; ')) };
  }
  const step = stepOf(head, parsed.data);
  const named = typeof head.input['app'] === 'string' && head.input['app'] !== '' ? head.input['app'] : undefined;
  if (!spec.app || (spec.appIsOptional === true && named === undefined)) return { action, step };
  const app = grouping.choose(head.workspace, named);
  if ('refused' in app) return { error: final(app.refused.code, app.refused.message) };
  if ('wait' in app) return app;
  return { action, step: { ...step, app } };
}

function addTo(groups: Map<string, Group>, item: Item<StepCommand>, { action, step }: Read): void {
  const { spec } = action;
  const lane = laneOf(action, step);
  const repeat = repeatClassOf(spec, step);
  const key = `${spec.name} ${repeat} ${spec.batch?.by?.(step.input) ?? ''}`;
  // One action may go to lanes of many apps; without a batch every step is a call of its own, but they share a gate.
  const mapKey = `${lane ? `${lane.ref.workspace}.${lane.ref.app}.${lane.ref.endpoint}` : ''} ${key}`;
  const group = groups.get(mapKey) ?? { key, action, lane, work: [] };
  group.work.push({ item, step });
  groups.set(mapKey, group);
}

function laneOf({ spec }: RegisteredAction, step: Step): Group['lane'] {
  const app = step.app as OpenApp | null;
  const endpoint = spec.endpoint?.(step.input);
  if (!app && endpoint === undefined) return null;
  const ref = { workspace: step.workspace, app: app?.id ?? noApp, endpoint: endpointToken(endpoint ?? 'api') };
  return { ref, name: app?.name ?? endpoint ?? ref.endpoint };
}

function final(code: string, message: string): StepError {
  return { code, message, retryable: false };
}

/** A step as its handler sees it: the command with its input as the action's schema reads it. */
export function stepOf<I>(command: StepCommand, input: I): Omit<Step, 'input' | 'app'> & { input: I; app: null } {
  const { stepId, workspace, contactId, attempt, mode, at } = command;
  const origin = originOf(command);
  const { run, workflow } = origin;
  return { id: stepId, workspace, run, workflow, contactId, attempt, mode, at, origin, input, app: null };
}
