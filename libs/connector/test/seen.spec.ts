// real: NATS, MongoDB, a connector. fake: the vendor; the collector of traces, over HTTP
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { aCommand, ConnectorBench, eventually } from '@fanfare/testing';
import { Busy, NotSent, Refused } from '../src/index.js';
import { Acme, serveAcme } from './acme.js';

interface Told {
  resourceSpans: { scopeSpans: { spans: { name: string; parentSpanId?: string; status: { message?: string } }[] }[] }[];
}

const acme = new Acme();
let collector: Server;
let bench: ConnectorBench;
const told: Told[] = [];
const spans = () => told.flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))); // prettier-ignore

beforeAll(async () => {
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      told.push(body as Told);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
  bench = await ConnectorBench.open({ name: 'connector-acme', serve: serveAcme(acme), env });
  await bench.connect({ secrets: { apiKey: 'secret of acme' } });
});
beforeEach(() => acme.reset());
afterAll(async () => {
  await bench.close();
  collector.close();
});

const metric = async (name: string) => {
  const text = await (await fetch(`${bench.services[0]?.url}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith(name));
};

it('a call is a span below its step’s, with the code of what went wrong, and never with a secret or a vendor’s words', async () => {
  await bench.run('AcmeCall', { value: 'x' });
  acme.answer = async (steps) => Promise.reject(new Error(`no luck with ${steps.length}`));
  await bench.run('AcmeCall', { value: 'y' });
  await eventually(() => expect(spans().map(({ name }) => name)).toEqual(['call AcmeCall', 'call AcmeCall']));
  expect(spans().every(({ parentSpanId }) => parentSpanId)).toBe(true);
  expect(spans()[1]?.status.message).toBe('Unavailable');
  for (const words of ['secret of acme', 'no luck']) expect(JSON.stringify(told)).not.toContain(words);
});

it('how long calls took, how steps ended, and how many accounts wait is counted', async () => {
  acme.answer = () => Promise.reject(new NotSent('connection refused'));
  await bench.steps.send(aCommand('AcmeCall', { input: { value: 'x', kind: 'others' } }));
  await eventually(async () => expect(await metric('fanfare_lanes_closed{state="down"')).toEqual([expect.stringMatching(/ 1$/)])); // prettier-ignore
  // Whoever would restart the connector for it would help nobody.
  expect((await fetch(`${bench.services[0]?.url}/health/ready`)).status).toBe(200);
  expect(await metric('fanfare_call_seconds_count')).toEqual([expect.stringMatching(/action="AcmeCall".* \d+$/)]);
  expect(await metric('fanfare_steps_total')).toContainEqual(expect.stringContaining('exit="Success"'));
  acme.reset();
  await eventually(async () => expect(await metric('fanfare_lanes_closed{state="down"')).toEqual([expect.stringMatching(/ 0$/)])); // prettier-ignore
});

it('calls are counted by how they ended, with how many steps they had', async () => {
  const endings: [string, () => Promise<never>][] = [
    ['busy', () => Promise.reject(new Busy('too many requests', 10))],
    ['refused', () => Promise.reject(new Refused('no'))],
    ['unanswered', () => Promise.reject(new Error('socket hang up'))],
  ];
  for (const [result, answer] of endings) {
    acme.answer = answer;
    await bench.steps.send(aCommand('AcmeTogether', { input: { value: result } }));
    await eventually(async () => expect(await metric(`fanfare_calls_total{action="AcmeTogether",result="${result}"`)).toHaveLength(1)); // prettier-ignore
    acme.reset();
    // What was busy comes again, and ends well.
    if (result === 'busy') await eventually(async () => expect(await metric('fanfare_calls_total{action="AcmeTogether",result="answered"')).toHaveLength(1)); // prettier-ignore
  }
  expect(await metric('fanfare_call_steps_count')).toContainEqual(expect.stringMatching(/action="AcmeTogether".* 4$/));
});

it('an account that a person holds is counted as such', async () => {
  await bench.connect({ id: 'kept', secrets: { apiKey: 'k' }, held: true });
  await bench.steps.send(aCommand('AcmeCall', { input: { value: 'x', app: 'kept' } }));
  await bench.connect({ id: 'kept', secrets: { apiKey: 'other' }, held: true });
  await eventually(async () => expect(await metric('fanfare_lanes_closed{state="held"')).toEqual([expect.stringMatching(/ 1$/)])); // prettier-ignore
});
