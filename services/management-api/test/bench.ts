import { Module, type Type } from '@nestjs/common';
import {
  buckets,
  headKey,
  publishedVersion,
  subjects,
  versionKey,
  workflowHead,
  type ActionEntry,
  type StoredEvent,
  type WorkflowHead,
} from '@fanfare/contracts';
import { Bus, KeyValue, Nats, Schedules, serve } from '@fanfare/bus';
import { eventually, startTestServers } from '@fanfare/testing';
import { serveManagement } from '../src/serve-management.js';

/** Stands for the rest of the system: it is on the bus, but does nothing by itself. */
@Module({})
class ElsewhereModule {}

export const keys = { acme: 'key-of-acme', other: 'key-of-other', all: 'key-of-all' };

export interface Answer {
  status: number;
  type: string | null;
  headers: Headers;
  // Specs look into answers of any shape; their expectations are the check.
  body: Record<string, unknown> & { errors?: { path: string; message: string }[] };
}

/** The API as it runs, on real servers, and somebody who calls it. `controllers` answer in the place of other services. */
export async function openBench(controllers: Type[] = []) {
  const servers = await startTestServers();
  const env = { ...servers.env, MANAGEMENT_KEYS: `acme:${keys.acme},other:${keys.other},*:${keys.all}` };
  const elsewhere = await serve({ module: ElsewhereModule, controllers }, { name: 'elsewhere', env });
  const values = elsewhere.app.get(KeyValue);
  await values.put(buckets.catalogue, 'echo', { service: 'echo', title: 'Echo', actions: [echo] });
  let service = await serveManagement(env);

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    key: string | null = keys.acme,
  ): Promise<Answer> => {
    const headers = {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: text }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type')?.split(';')[0] ?? null,
      headers: response.headers,
      body: (await response.json()) as Answer['body'],
    };
  };
  return {
    env,
    values,
    /** Something of the rest of the system. */
    elsewhere: <T>(type: Type<T>) => elsewhere.app.get(type),
    schedules: elsewhere.app.get(Schedules),
    /** Stores events as the gateway does; those of one call share a message. */
    store: (...events: StoredEvent[]) =>
      Promise.all(
        events.map((event) =>
          elsewhere.app
            .get(Bus)
            .publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) }),
        ),
      ),
    service: () => service,
    call,
    get: (path: string) => call('GET', `/v1/workspaces/acme${path}`),
    post: (path: string, body?: unknown) => call('POST', `/v1/workspaces/acme${path}`, body),
    put: (path: string, body: unknown) => call('PUT', `/v1/workspaces/acme${path}`, body),
    head: (workflow: string): Promise<WorkflowHead | null> =>
      values.get(buckets.workflows, headKey('acme', workflow), workflowHead),
    version: (workflow: string, version: number) =>
      values.get(buckets.workflows, versionKey('acme', workflow, version), publishedVersion),
    /** Messages in each stream. */
    async messages(): Promise<Record<string, number>> {
      const found: Record<string, number> = {};
      for await (const { config, state } of elsewhere.app.get(Nats).jsm.streams.list()) {
        found[config.name] = state.messages;
      }
      return found;
    },
    /** Waits until the API knows Echo: the catalogue arrives by a watch. */
    ready: () => eventually(async () => expectEcho(await call('GET', '/v1/catalogue/actions'))),
    async restart(changed: NodeJS.ProcessEnv = {}) {
      await service.stop();
      service = await serveManagement({ ...env, ...changed });
    },
    async close() {
      await service.stop();
      await elsewhere.stop();
      await servers.stop();
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

function expectEcho({ body }: Answer): void {
  if (JSON.stringify(body['actions']) === '[]') throw new Error('the catalogue is empty');
}

const echo: ActionEntry = {
  name: 'Echo',
  title: 'Echo',
  summary: 'Leaves by Success with what it was given.',
  service: 'echo',
  repeat: 'pure',
  input: { type: 'object', properties: { value: { type: 'string' } }, required: ['value'] },
  exits: { Success: { type: 'object', properties: { value: { type: 'string' } } }, Failure: { type: 'object' } },
  timeoutMs: 1_000,
  causes: ['Competition.EntrySubmitted'],
};
