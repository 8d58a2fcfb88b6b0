import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { startVendor, type Vendor } from '@fanfare/fakes';
import { startSystem, type System } from '@fanfare/system';
import { testMasterKey } from '@fanfare/testing';
import { key, OutageStage, workspace, type Sample } from './outage-stage.js';
import { percentile, round, type SyncInterval } from './scenario.js';

export interface OutageOptions {
  syncInterval: SyncInterval;
  /** Runs that wait for the vendor. */
  runs: number;
  minutes: number;
}

const root = resolve(import.meta.dirname, '../../..');
/** What comes in at once is felt as any other burst, for so long. */
const burstMs = 20_000;

/** A vendor that is down for minutes under thousands of runs: do all go on, how often was it asked, and what do others notice? */
export async function outage(options: OutageOptions): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'fanfare-bench-'));
  const [vendor, receiver] = [await startStampede(), await startReceiver()];
  const system = await start(dir, options.syncInterval);
  const nc = await connect({ servers: system.nats.url });
  try {
    return await measure(new OutageStage(system, nc), vendor, receiver, options);
  } finally {
    await nc.close();
    await system.stop();
    await vendor.stop();
    receiver.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(
  stage: OutageStage,
  vendor: Vendor,
  receiver: Server,
  { runs, minutes, syncInterval }: OutageOptions,
): Promise<object> {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  await stage.prepare(vendor.url, url);
  const forMs = minutes * 60_000;
  await stage.others(20_000);
  const sampleMs = Math.min(forMs, 120_000);
  const before = await stage.others(sampleMs);
  vendor.journal.clear();
  vendor.misbehave({ kind: 'fails', status: 503, acting: false });
  const [during] = await Promise.all([stage.others(forMs), stage.stamp(runs)]);
  const asked = vendor.journal.exchanges.length;
  vendor.behave();
  const upAt = performance.now();
  const counts = await stage.untilStamped(runs);
  const drainedInSeconds = round((performance.now() - upAt) / 1_000);
  const after = await stage.others(sampleMs);
  const waiting = during.filter(({ atMs }) => atMs >= burstMs);
  return {
    scenario: 'outage',
    runs,
    downForMinutes: minutes,
    askedMeanwhile: asked,
    counts,
    drainedInSeconds,
    // Before and after, nobody waits: what differs between these two is the machine's, and not the outage's.
    others: {
      before: timesOf(before),
      during: timesOf(during),
      afterTheBurst: timesOf(waiting),
      after: timesOf(after),
    },
    p95Ratio: {
      during: ratio(during, before),
      afterTheBurst: ratio(waiting, before),
      duringToAfter: ratio(waiting, after),
    },
    syncInterval,
  };
}

function timesOf(samples: readonly Sample[]): { p50Ms: number; p95Ms: number } {
  const sorted = samples.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  return { p50Ms: percentile(sorted, 0.5) ?? 0, p95Ms: percentile(sorted, 0.95) ?? 0 };
}

function ratio(samples: readonly Sample[], others: readonly Sample[]): number {
  return round(timesOf(samples).p95Ms / timesOf(others).p95Ms);
}

async function start(dir: string, syncInterval: SyncInterval): Promise<System> {
  const system = await startSystem({
    dir,
    root,
    syncInterval,
    allowGiven: false,
    masterKeys: testMasterKey,
    env: { LOG_LEVEL: 'warn', HTTP_ALLOW_HOSTS: '127.0.0.1:*' },
    services: [
      { name: 'trigger-gateway', env: { GATEWAY_KEYS: `${workspace}:${key}` } },
      { name: 'orchestrator' },
      { name: 'contacts' },
      { name: 'runs' },
      { name: 'connector-http' },
      { name: 'connector-stampede', main: 'docs/connector-stampede/dist/main.js' },
      { name: 'management-api', env: { MANAGEMENT_KEYS: `${workspace}:${key}` } },
    ],
    onCrash: (name, reason) => console.error(`${name} ended: ${reason}`),
  });
  await delay(2_000); // The catalogue is told by a watch.
  return system;
}

function startStampede(): Promise<Vendor> {
  return startVendor({
    name: 'stampede',
    routes: (app) => {
      app.get('/v1/me', () => ({ account: 'Stampede Ltd' }));
      app.post('/v1/cards/:card/stamps', () => ({ stamps: 1 }));
    },
    throttled: (reply) => reply.code(429).send(),
    failed: (reply, status) => reply.code(status).send(),
    malformed: (reply) => reply.code(400).send(),
    notFound: (reply) => reply.code(404).send(),
  });
}

async function startReceiver(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
