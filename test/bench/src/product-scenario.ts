import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatheringPublisher } from '@fanfare/bus';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { saveOffer } from '@fanfare/contracts';
import { asking } from '@fanfare/testing';
import { Finish, inject, paced } from './injection.js';
import { contexts } from './limit-protocol.js';
import { usageOf } from './process-usage.js';
import { Product } from './product.js';
import { percentile, round, warmUpOf, type BenchOptions, type Report } from './scenario.js';
import { workspace, type Kind } from './workflows.js';

export interface ProductScenario {
  name: string;
  kind: Kind;
  load: 'throughput' | 'latency';
  /** Straight into EVENTS, as a hub on NATS would; or over HTTP through the gateway. */
  by: 'stream' | 'gateway';
  /** Whether the events are about contacts, so that each run resolves one. */
  contacts: boolean;
}

/** Events of earlier rounds must not be repeats of later ones. */
let batchOfEvents = randomUUID();
const stepsPerRun = 3;
const differentContacts = 5_000;

export async function productScenario(scenario: ProductScenario, options: BenchOptions): Promise<Report> {
  const product = await Product.start(scenario.kind, options.syncInterval);
  const stub = scenario.kind === 'http' ? await startStub() : null;
  try {
    if (scenario.kind === 'own') await makeOffer(product);
    const warmUp = warmUpOf(options);
    await drive(product, scenario, { ...options, runs: warmUp }, stub?.url);
    await product.historyLag();
    const cpuBefore = product.cpuByProcess();
    const before = usageOf(product.pids());
    const { seconds, sorted } = await drive(product, scenario, options, stub?.url);
    const after = usageOf(product.pids());
    const cpuAfter = product.cpuByProcess();
    const historyLagMs = await product.historyLag();
    const steps = options.runs * stepsPerRun;
    return {
      scenario: scenario.name,
      runs: options.runs,
      runsPerSecond: round(options.runs / seconds),
      stepsPerSecond: round(steps / seconds),
      p50Ms: percentile(sorted, 0.5),
      p99Ms: percentile(sorted, 0.99),
      cpuSecondsPer1000Steps:
        before && after ? round(((after.cpuSeconds - before.cpuSeconds) * 1000) / steps, 3) : null,
      rssMiB: after?.rssMiB ?? null,
      syncInterval: options.syncInterval,
      historyLagMs,
      cpuMsPer1000StepsBy: Object.fromEntries(
        Object.entries(cpuAfter).map(([name, used]) => [
          name,
          round(((used - (cpuBefore[name] ?? 0)) * 1e6) / steps, 1),
        ]),
      ),
    };
  } finally {
    stub?.close();
    await product.stop();
  }
}

async function drive(
  product: Product,
  scenario: ProductScenario,
  options: BenchOptions,
  url: string | undefined,
): Promise<{ seconds: number; sorted: number[] }> {
  const finish = new Finish(options.runs);
  const sentAt = new Map<string, number>();
  const watch = product.watchEnds(finish, (event) => sentAt.get(event));
  const send = scenario.by === 'gateway' ? throughGateway(product) : intoStream(product);
  batchOfEvents = randomUUID();
  const began = performance.now();
  const start = (id: number) => {
    const event = anEvent(id, scenario.contacts, url);
    sentAt.set(event.id, performance.now());
    return send(event);
  };
  if (scenario.load === 'throughput') await inject(options, finish, start);
  else await paced(options.runs, 50, start);
  await finish.all;
  watch.unsubscribe();
  return { seconds: (performance.now() - began) / 1000, sorted: finish.sorted() };
}

function anEvent(id: number, contacts: boolean, url = 'https://hub.example/card'): StoredEvent {
  const now = Date.now();
  return {
    id: `${batchOfEvents}-${id}`,
    type: 'Card.CoverClicked',
    workspaceId: workspace,
    occurredAt: new Date(now).toISOString(),
    acceptedAt: now,
    ...(contacts ? { contactId: `contact-${id % differentContacts}` } : {}),
    data: { cardTitle: 'Spin the wheel', url, ...contexts[id % contexts.length] },
  };
}

function intoStream(product: Product): (event: StoredEvent) => Promise<unknown> {
  const publisher = new GatheringPublisher((subject, payload) => product.js.publish(subject, payload));
  return (event) => publisher.publish(subjects.event(workspace, event.type), JSON.stringify(event));
}

/** Posts what gathers within one turn as one batch, as a hub under load would. */
function throughGateway(product: Product): (event: StoredEvent) => Promise<unknown> {
  const { url, key } = product.gateway();
  let gathering: { events: object[]; sent: Promise<void> } | null = null;
  const post = async (events: object[]) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    if (answer.status !== 202) throw new Error(`the gateway answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  return ({ id, type, contactId, data }) => {
    if (!gathering || gathering.events.length >= 100) {
      const events: object[] = [];
      gathering = { events, sent: Promise.resolve().then(() => ((gathering = null), post(events))) };
    }
    gathering.events.push({ id, type, ...(contactId ? { contactId } : {}), data });
    return gathering.sent;
  };
}

async function makeOffer(product: Product): Promise<void> {
  const client = asking(product.system.nats.url);
  await client.requests.ask(saveOffer, { workspace, id: 'bench', name: 'Benchmark', active: true });
  await client.close();
}

async function startStub(): Promise<{ url: string; close(): void }> {
  const server = createServer((_, answer) => answer.setHeader('content-type', 'application/json').end('{"ok":true}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
}
