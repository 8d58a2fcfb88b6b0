import type { ActionEntry, JsonObject, PublishedVersion, StoredEvent, WorkflowDefinition } from '@fanfare/contracts';
import { advance, begin, compile, type Advance, type CompiledWorkflow } from '@fanfare/engine';

/** Actions as the catalogue has them: what an imported workflow needs. */
export const catalogue: ReadonlyMap<string, ActionEntry> = new Map(
  [
    {
      name: 'HttpRequest',
      service: 'connector-http',
      input: {
        type: 'object',
        properties: {
          method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] },
          url: { type: 'string' },
          headers: { type: 'object', additionalProperties: { type: 'string' } },
          query: { type: 'object' },
          body: {},
          expectStatus: { type: 'array', maxItems: 50, items: { type: 'integer', minimum: 200, maximum: 499 } },
        },
        required: ['url'],
        additionalProperties: false,
      },
    },
    {
      name: 'ContactUpdate',
      service: 'contacts',
      input: { type: 'object', properties: { fields: { type: 'object' } }, additionalProperties: false },
    },
  ].map(({ name, service, input }) => [
    name,
    {
      name,
      title: name,
      summary: '',
      service,
      repeat: 'own',
      input: input as unknown as JsonObject,
      exits: { Success: {}, Failure: {} },
      timeoutMs: 30_000,
    },
  ]),
);

const startedAt = Date.UTC(2026, 10, 1, 10);

export function compiled(definition: WorkflowDefinition): CompiledWorkflow {
  const actions = Object.fromEntries(catalogue);
  const published: PublishedVersion = { workspace: 'acme', workflow: 'imported', version: 1, definition, actions };
  return compile(published);
}

export function eventOf(type: StoredEvent['type'], data: JsonObject, more: Partial<StoredEvent> = {}): StoredEvent {
  const occurredAt = '2026-11-01T09:59:00Z';
  return { id: 'event-1', type, workspaceId: 'acme', occurredAt, acceptedAt: startedAt - 1_000, data, ...more };
}

export function started(workflow: CompiledWorkflow, event: StoredEvent): Advance {
  const run = {
    id: 'run-1',
    workspace: 'acme',
    workflow: 'imported',
    version: 1,
    mode: 'live',
    startedAt,
    chain: ['imported'],
  } as const;
  const contact = {
    id: 'contact-1',
    type: 'Identified',
    email: 'ann@acme.test',
    mobile: null,
    firstName: 'Ann',
    lastName: 'Lee',
    tags: [],
    lists: [],
    properties: {},
  } as const;
  return begin(workflow, {
    run: { ...run, chain: [...run.chain] },
    event,
    contact: { ...contact, tags: [], lists: [], properties: {} },
  });
}

/** Answers the only command. */
export function answered(workflow: CompiledWorkflow, made: Advance, exit: string, output: JsonObject): Advance {
  const [issue] = made.commands;
  if (!issue || made.commands.length !== 1) throw new Error(`expected one command, got ${made.commands.length}`);
  const { stepId, attempt, at } = issue.command;
  const error = exit === 'Failure' ? { code: 'Broken', message: 'it broke', retryable: false } : undefined;
  const outcome = { exit, output, ...(error && { error }) };
  return advance(workflow, issue.token, { stepId, attempt, startedAt: at + 5, finishedAt: at + 10, outcome });
}

/** The steps that were left, in their order, each with its exit. */
export function pathOf(...made: Advance[]): string[] {
  return made
    .flatMap(({ history }) => history)
    .flatMap((entry) => (entry.kind === 'step.finished' ? [`${entry.node} ${entry.exit}`] : []));
}
