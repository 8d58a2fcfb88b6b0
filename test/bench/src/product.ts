import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import {
  buckets,
  headKey,
  serviceManifest,
  streams,
  subjects,
  timerShards,
  timersStream,
  versionKey,
  type PublishedVersion,
  type WorkflowHead,
} from '@fanfare/contracts';
import { startSystem, type ServiceChoice, type System } from '@fanfare/system';
import type { Finish } from './injection.js';
import { usageOf } from './process-usage.js';
import type { SyncInterval } from './scenario.js';
import { workflows, workspace, type Kind } from './workflows.js';

const root = resolve(import.meta.dirname, '../../..');
const gatewayKey = 'bench-key';

const services: Record<Kind, ServiceChoice[]> = {
  pure: [{ name: 'echo', main: 'test/bench/dist/echo-worker.js' }],
  timers: [{ name: 'echo', main: 'test/bench/dist/echo-worker.js' }],
  own: [{ name: 'rewards' }],
  http: [{ name: 'connector-http', env: { HTTP_ALLOW_HOSTS: '127.0.0.1:*' } }],
};

/** The whole product, started for one kind of workflow, with an eye on its history. */
export class Product {
  private constructor(
    readonly system: System,
    readonly nc: NatsConnection,
    readonly js: JetStreamClient,
    readonly jsm: JetStreamManager,
    private readonly dir: string,
  ) {}

  static async start(kind: Kind, syncInterval: SyncInterval): Promise<Product> {
    const dir = await mkdtemp(join(tmpdir(), 'fanfare-bench-'));
    const system = await startSystem({
      dir,
      root,
      syncInterval,
      allowGiven: false,
      env: { LOG_LEVEL: 'warn' },
      services: [
        { name: 'trigger-gateway', env: { GATEWAY_KEYS: `${workspace}:${gatewayKey}` } },
        { name: 'orchestrator' },
        { name: 'contacts' },
        { name: 'runs' },
        ...services[kind],
      ],
      onCrash: (name, reason) => console.error(`${name} ended: ${reason}`),
    });
    const nc = await connect({ servers: system.nats.url, noAsyncTraces: true });
    const product = new Product(system, nc, jetstream(nc), await jetstreamManager(nc), dir);
    await product.publish(kind);
    return product;
  }

  /** Every process that takes part, the benchmark itself included: it plays the hub. */
  pids(): number[] {
    const { services: running, nats, mongo } = this.system;
    return [process.pid, nats.pid ?? 0, mongo.pid ?? 0, ...running.map(({ pid }) => pid ?? 0)].filter((pid) => pid > 0);
  }

  /** CPU seconds used so far, by process. */
  cpuByProcess(): Record<string, number> {
    const { services: running, nats, mongo } = this.system;
    const named = [
      ...running.map(({ name, pid }) => ({ name, pid })),
      { name: 'nats-server', pid: nats.pid },
      { name: 'mongo', pid: mongo.pid },
      { name: 'bench', pid: process.pid },
    ];
    return Object.fromEntries(named.map(({ name, pid }) => [name, usageOf([pid ?? 0])?.cpuSeconds ?? 0]));
  }

  gateway(): { url: string; key: string } {
    return { url: `${this.system.service('trigger-gateway').url}/v1/workspaces/${workspace}/events`, key: gatewayKey };
  }

  /** Tells when runs end, by listening to the history as it is published; `startedAt` says when an event was sent. */
  watchEnds(finish: Finish, startedAt: (event: string) => number | undefined): Subscription {
    const events = new Map<string, string>();
    return this.nc.subscribe(subjects.history(workspace), {
      callback: (_, message) => {
        const now = performance.now();
        const text = message.string();
        for (const at of placesOf(text, '{"kind":"run.started"')) {
          events.set(wordAfter(text, 'run', at), wordAfter(text, 'event', at));
        }
        for (const at of placesOf(text, '{"kind":"branch.ended"')) {
          const run = wordAfter(text, 'run', at);
          finish.done(now - (startedAt(events.get(run) ?? '') ?? now));
          events.delete(run);
        }
        if (text.includes('"failed":true')) throw new Error(`a run of the benchmark failed: ${text.slice(0, 2_000)}`);
      },
    });
  }

  /** Schedules that have not fired. */
  async waitingTimers(): Promise<number> {
    const shards = Array.from({ length: timerShards }, (_, shard) => timersStream(shard).name);
    const infos = await Promise.all(shards.map((name) => this.jsm.streams.info(name, { subjects_filter: 'timers.>' })));
    return infos.reduce((sum, { state }) => sum + Object.keys(state.subjects ?? {}).length, 0);
  }

  /** Waits until the projection has caught up; returns how long that took, in ms. */
  async historyLag(): Promise<number> {
    const began = performance.now();
    while ((await this.jsm.streams.info(streams.history.name)).state.messages > 0) await delay(10);
    return Math.round(performance.now() - began);
  }

  async stop(): Promise<void> {
    await this.nc.close();
    await this.system.stop();
    await rm(this.dir, { recursive: true, force: true });
  }

  private async publish(kind: Kind): Promise<void> {
    const kv = await new Kvm(this.js).create(buckets.workflows, { history: 1 });
    const catalogue = await new Kvm(this.js).create(buckets.catalogue, { history: 1 });
    const actions: PublishedVersion['actions'] = {};
    for await (const key of await catalogue.keys()) {
      const entry = await catalogue.get(key);
      for (const action of serviceManifest.parse(entry?.json()).actions) actions[action.name] = action;
    }
    const version: PublishedVersion = { workspace, workflow: kind, version: 1, definition: workflows[kind], actions };
    const head: WorkflowHead = { workspace, workflow: kind, activations: [{ version: 1, from: 0, to: null }] };
    await kv.put(versionKey(workspace, kind, 1), JSON.stringify(version));
    await kv.put(headKey(workspace, kind), JSON.stringify(head));
    await delay(500); // The watch of the orchestrator; measured runs must not wait for it.
  }
}

/** Where a text occurs in another. The history is not parsed: the benchmark must not be what it measures. */
function* placesOf(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) yield at;
}

/** The text under the next such key from a place on. */
function wordAfter(text: string, key: string, from: number): string {
  const start = text.indexOf(`"${key}":"`, from) + key.length + 4;
  return text.slice(start, text.indexOf('"', start));
}
