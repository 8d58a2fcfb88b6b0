// real: NATS, MongoDB, the service. fake: the collector, over HTTP
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId } from './history.js';

interface Told {
  resourceSpans: {
    scopeSpans: { spans: { name: string; parentSpanId?: string; spanId: string; traceId: string }[] }[];
  }[];
}

let collector: Server;
let bench: Bench;
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
  bench = await openBench({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` } }); // prettier-ignore
});
afterAll(async () => {
  await bench.close();
  collector.close();
});

it('a run that is over is told as one trace, with its steps below it, once', async () => {
  const run = aRunId();
  const facts = aHistory({ run }, [{ node: 'first' }, { node: 'second' }]);
  await bench.tell(...facts);
  await bench.run(run, ({ status }) => status === 'Success');
  await bench.tell(...facts);
  await eventually(() => expect(spans().map(({ name }) => name)).toHaveLength(3), { withinMs: 30_000 });
  const [root, ...steps] = spans();
  expect(root).toMatchObject({ name: 'welcome' });
  expect(steps.map(({ name }) => name.split(' ')[0])).toEqual(['first', 'second']);
  expect(steps.every(({ parentSpanId, traceId }) => parentSpanId === root?.spanId && traceId === root?.traceId)).toBe(true); // prettier-ignore
});
