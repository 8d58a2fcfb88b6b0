import type {
  ActionEntry,
  ContactSnapshot,
  JsonObject,
  Outcome,
  PublishedVersion,
  RunRef,
  Step,
  StepResult,
  StoredEvent,
  WorkflowDefinition,
} from '@fanfare/contracts';
import { advance, begin, compile, type Advance, type CompiledWorkflow, type Issue } from '../src/index.js';
import type { Scope } from '../src/scope.js';

/** The instant at which runs in tests start: 2026-11-01T10:00:00Z. */
export const startedAt = Date.UTC(2026, 10, 1, 10);

const schema = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** Actions as a catalogue has them: one that echoes, one that issues coupons. */
export const actions: ReadonlyMap<string, ActionEntry> = new Map(
  [
    {
      name: 'Echo',
      service: 'echo',
      input: schema({ text: { type: 'string' }, any: {}, count: { type: 'integer', minimum: 0 } }),
      exits: ['Success', 'Failure', 'Other'],
    },
    {
      name: 'ContactCouponIssue',
      service: 'rewards',
      input: schema(
        {
          offer: { type: 'string', minLength: 1 },
          quantity: { type: 'integer', minimum: 1, maximum: 100 },
          allowPartialAward: { type: 'boolean' },
          delivery: { enum: ['Email', 'Sms', 'Link'] },
        },
        ['offer'],
      ),
      exits: ['Success', 'Failure', 'OfferLimitsExceeded', 'OfferExpired'],
    },
    {
      name: 'ContactSmsSend',
      service: 'messaging',
      input: schema({ message: { type: 'string' } }),
      exits: ['Success', 'Failure'],
      reachesPerson: true,
    },
  ].map(({ name, service, input, exits, reachesPerson }) => [
    name,
    {
      name,
      title: name,
      summary: '',
      service,
      repeat: 'own',
      input,
      exits: Object.fromEntries(exits.map((exit) => [exit, {}])),
      timeoutMs: 30_000,
      ...(reachesPerson && { reachesPerson }),
    },
  ]),
);

export const echo = (next: Step['next'] = {}, input: JsonObject = {}): Step => ({ action: 'Echo', input, next });

export function definitionOf(steps: Record<string, Step>, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  const [start = 'a'] = Object.keys(steps);
  return { name: 'A workflow', trigger: { type: 'Gameplay.Ended' }, start, steps, ...more };
}

function published(steps: Record<string, Step>, more: Partial<WorkflowDefinition> = {}): PublishedVersion {
  const definition = definitionOf(steps, more);
  return { workspace: 'acme', workflow: 'welcome', version: 3, definition, actions: Object.fromEntries(actions) };
}

export function workflowOf(steps: Record<string, Step>, more: Partial<WorkflowDefinition> = {}): CompiledWorkflow {
  return compile(published(steps, more));
}

export function eventOf(data: JsonObject = {}, more: Partial<StoredEvent> = {}): StoredEvent {
  const occurredAt = '2026-11-01T09:59:00Z';
  return {
    id: 'event-1',
    type: 'Gameplay.Ended',
    workspaceId: 'acme',
    occurredAt,
    acceptedAt: startedAt - 1_000,
    data,
    ...more,
  };
}

export function contactOf(properties: JsonObject = {}): ContactSnapshot {
  return {
    id: 'contact-1',
    type: 'Identified',
    email: 'ann@acme.test',
    mobile: null,
    firstName: 'Ann',
    lastName: 'Lee',
    tags: ['vip'],
    lists: [],
    properties,
  };
}

export const runRef: RunRef = {
  id: 'run-1',
  workspace: 'acme',
  workflow: 'welcome',
  version: 3,
  mode: 'live',
  startedAt,
  chain: ['welcome'],
};

export function start(workflow: CompiledWorkflow, data: JsonObject = {}, contact = contactOf()): Advance {
  return begin(workflow, { run: runRef, event: eventOf(data), contact });
}

export function resultFor(issue: Pick<Issue, 'command'>, outcome: Partial<Outcome> = {}, afterMs = 10): StepResult {
  const { stepId, attempt, at } = issue.command;
  const finishedAt = at + afterMs;
  return { stepId, attempt, startedAt: finishedAt, finishedAt, outcome: { exit: 'Success', output: {}, ...outcome } };
}

/** Answers the only command of an advance. */
export function answer(
  workflow: CompiledWorkflow,
  made: Advance,
  outcome: Partial<Outcome> = {},
  afterMs = 10,
): Advance {
  const issue = only(made.commands);
  return advance(workflow, issue.token, resultFor(issue, outcome, afterMs));
}

export function fire(workflow: CompiledWorkflow, made: Advance): Advance {
  const timer = only(made.timers);
  return advance(workflow, timer.token, timer.fired);
}

export function failure(error: Partial<NonNullable<Outcome['error']>> = {}): Partial<Outcome> {
  return { exit: 'Failure', error: { code: 'Timeout', message: 'no answer in 30 s', retryable: true, ...error } };
}

export function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined || list.length !== 1) throw new Error(`expected one, got ${list.length}`);
  return first;
}

/** The history as short words: `a Success`, `0 split 2`, `0.1 ended`. */
export function story({ history }: Advance): string[] {
  return history.map((entry) => {
    switch (entry.kind) {
      case 'run.started':
        return 'started';
      case 'step.finished':
        return `${entry.node} ${entry.exit}${entry.retryAt === undefined ? '' : ' (again)'}`;
      case 'step.waiting':
        return `${entry.node} waits`;
      case 'branch.split':
        return `${entry.branch} split ${entry.into}`;
      case 'branch.ended':
        return `${entry.branch} ended${entry.failed ? ' failed' : ''}`;
      case 'branch.replayed':
        return `${entry.branch} again`;
      case 'run.moved':
        return `now version ${entry.version}`;
      case 'run.ended':
        return `run ${entry.status}`;
      default:
        return entry satisfies never;
    }
  });
}

export function finishedStep(made: Advance, node: string) {
  return only(made.history.filter((entry) => entry.kind === 'step.finished').filter((entry) => entry.node === node));
}

/** A scope to read values in. */
export function scopeOf(data: JsonObject = {}, steps: Record<string, JsonObject> = {}): Scope {
  return {
    workflow: { id: 'welcome', name: 'A workflow', version: 3, workspace: 'acme', timezone: 'UTC', quietHours: null },
    run: runRef,
    data: { trigger: eventOf(data), contact: contactOf({ points: 1200 }), steps, variables: { shop: 'Main' } },
    stepId: 'run-1/0/a/0',
    at: startedAt,
    warnings: [],
  };
}
