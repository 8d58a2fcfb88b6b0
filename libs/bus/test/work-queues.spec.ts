// real: nats-server. fake: nothing
import { AckPolicy } from '@nats-io/jetstream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { stepsStream, streams, subjects, timerShardOf, timersStream } from '@fanfare/contracts';
import { eventually } from '@fanfare/servers';
import { Bus, Nats, provisionStream, WorkQueues } from '../src/index.js';
import { Bench } from './bench.js';

let bench: Bench;
let queues: WorkQueues;
let bus: Bus;
beforeAll(async () => {
  bench = await Bench.open();
  const { app } = await bench.serve({});
  queues = new WorkQueues(app.get(Nats));
  bus = app.get(Bus);
  await provisionStream(bench.jsm, stepsStream('echo'), 1);
});
afterAll(() => bench.close());

/** Whether anything waits to be handled, and how long it has waited. */
const waited = async () => {
  const { now, oldest } = await queues.backlog();
  return now - oldest;
};

it.each([
  ['a step', subjects.step('echo', 'Echo'), 'STEPS-echo'],
  ['a result', subjects.result(0), streams.results.name],
  ['a fact', subjects.history('acme'), streams.history.name],
])('%s that nobody has handled is the oldest, until somebody has', async (_, subject, stream) => {
  expect(await waited()).toBe(0);
  const { seq } = await bench.js.publish(subject, '{}');
  await eventually(async () => expect(await waited()).toBeGreaterThan(0));
  await bench.js.publish(subjects.result(1), '{}');
  const { oldest } = await queues.backlog();
  const first = await bench.jsm.streams.getMessage(stream, { seq });
  expect(oldest).toBe(first?.time.getTime());
  for (const name of [stream, streams.results.name]) await bench.jsm.streams.purge(name);
});

it('a timer that is armed is not waited for, one that has fired is', async () => {
  await bus.publishAt(Date.now() + 3_600_000, 'later/0/s/0', 'echo', { head: '{}' });
  expect(await waited()).toBe(0);
  await bus.publishAt(Date.now(), 'now/0/s/0', 'echo', { head: '{}' });
  await eventually(async () => expect(await waited()).toBeGreaterThan(0));
  await bench.jsm.streams.purge(timersStream(timerShardOf('now')).name, { filter: 'due.>' });
  expect(await waited()).toBe(0);
});

it('an event is waited for until every consumer with a name has handled it', async () => {
  const { name } = streams.events;
  await bench.jsm.consumers.add(name, { durable_name: 'one', ack_policy: AckPolicy.Explicit });
  await bench.js.publish(subjects.event('acme', 'Form.Received'), '{}');
  await eventually(async () => expect(await waited()).toBeGreaterThan(0));
  const consumer = await bench.js.consumers.get(name, 'one');
  const message = await consumer.next();
  expect(await waited()).toBeGreaterThan(0);
  await message?.ackAck();
  expect(await waited()).toBe(0);
});
