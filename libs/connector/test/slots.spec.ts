// real: nats-server with leases of two seconds, HTTP; two replicas, of which one is frozen, cut off or killed. fake: the vendor
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { buckets } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { ConnectorBench, eventually, shortenBucket } from '@fanfare/testing';
import { HttpClient } from '../src/index.js';
import { isSlotOver } from '../src/slot-over.js';
import { Slots } from '../src/slots.js';
import { Turn } from '../src/turn.js';
import { Acme, serveAcme } from './acme.js';

const leaseMs = 2_000;
const opened: Slots[] = [];
let bench: ConnectorBench;
let vendor: Server;
let inHand = 0;
let values: KeyValue;
let http: HttpClient;

beforeAll(async () => {
  bench = await ConnectorBench.open({ name: 'connector-acme', serve: serveAcme(new Acme()), env: { HTTP_ALLOW_HOSTS: '127.0.0.1:*' } }); // prettier-ignore
  const app = bench.services[0]?.app;
  values = app?.get(KeyValue) as KeyValue;
  http = app?.get(HttpClient) as HttpClient;
  await values.keys(buckets.slots, '');
  await shortenBucket(bench.servers.nats.url, buckets.slots, leaseMs);
  // It never answers, and notices who hangs up.
  vendor = createServer((_, response) => {
    inHand++;
    response.once('close', () => inHand--);
  }).listen(0, '127.0.0.1');
  await once(vendor, 'listening');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(opened.splice(0).map((slots) => slots.close()));
});
afterAll(async () => {
  vendor.closeAllConnections();
  vendor.close();
  await bench.close();
});

/** The one call of an account, as a replica shares it. */
function replica(account: string): Slots {
  const slots = new Slots(values, `connector-acme.${account}`, 1, leaseMs);
  opened.push(slots);
  return slots;
}

const call = (timeoutMs = 20_000) =>
  http.send({ url: new URL(`http://127.0.0.1:${(vendor.address() as AddressInfo).port}/`), method: 'GET', repeatable: true }, AbortSignal.timeout(timeoutMs)); // prettier-ignore

/** All that the replica had to tell the server is lost. */
const cutOff = () => jest.spyOn(values, 'update').mockRejectedValue(new Error('no server'));
/** Nothing happens in this process for so long, timers and answers included; the server's clock goes on. */
const freeze = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it('a replica that was frozen for longer than its lease begins no call that another may have', async () => {
  const [frozen, other] = [replica('frozen'), replica('frozen')];
  let [out, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, ++out);
    await later(300);
    out--;
  };
  await frozen.give(await frozen.take());
  freeze(leaseMs + 500);
  await Promise.all([frozen.during(work), other.during(work)]);
  expect(most).toBe(1);
});

it('a replica that was frozen just before it writes its request does not write it', async () => {
  const slots = replica('late');
  const work = slots.during(async () => {
    freeze(leaseMs + 500);
    await call();
  });
  const error: unknown = await work.catch((met: unknown) => met);
  expect(isSlotOver(error)).toBe(true);
  expect((error as Error).name).toBe('NotSent');
  expect(inHand).toBe(0);
});

it('a call of a replica that is cut off is hung up on before another may call', async () => {
  const [alone, other] = [replica('cut-off'), replica('cut-off')];
  const seen = cutOff();
  const hungUp = alone.during(() => call()).catch((met: unknown) => met);
  await eventually(() => expect(inHand).toBe(1));
  expect(await other.during(async () => inHand)).toBe(0);
  expect(isSlotOver(await hungUp)).toBe(true);
  expect(seen).toHaveBeenCalled();
});

it('what a call has left out when it ends is hung up on with it', async () => {
  const slots = replica('left-out');
  let left: Promise<unknown> = Promise.resolve();
  await slots.during(async () => {
    left = call().catch((met: unknown) => met);
    await eventually(() => expect(inHand).toBe(1));
  });
  expect(isSlotOver(await left)).toBe(true);
  await eventually(() => expect(inHand).toBe(0));
});

it('a lease is renewed as long as its call takes, and what a killed replica had is free when it ends', async () => {
  const [slow, other] = [replica('slow'), replica('slow')];
  const slot = await slow.take();
  let isTaken = false;
  const waiting = other.take().then((taken) => ((isTaken = true), taken));
  const renewals = jest.spyOn(values, 'update');
  await eventually(() => expect(renewals.mock.calls.length).toBeGreaterThan(6));
  expect([isTaken, slot.isOver]).toEqual([false, false]);
  // Nobody renews any more, and nobody gives back.
  cutOff();
  await waiting;
  expect(slot.isOver).toBe(true);
});

it('who has no account to count for may call without a turn', () => {
  expect(Turn.ofThisCall()).toBeUndefined();
});
