// fake: the collector, over HTTP
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { chassisConfig, readConfig } from './config.js';
import { openTracing } from './open-tracing.js';
import { spanIdOf, traceIdOf } from './tracing.js';

let collector: Server;
let received: { resourceSpans: { resource: object; scopeSpans: { spans: object[] }[] }[] }[];
let url: string;
beforeEach(async () => {
  received = [];
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      received.push(body as (typeof received)[number]);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterEach(() => {
  collector.close();
});

async function tracing(env: NodeJS.ProcessEnv) {
  const closes: (() => Promise<unknown>)[] = [];
  const shutdown = { close: (_: string, task: () => Promise<unknown>) => closes.push(task) };
  const opened = await openTracing('runs', readConfig(chassisConfig, env), shutdown as never);
  return { opened, close: () => Promise.all(closes.map((task) => task())) };
}

it('what a run took is one trace, whose spans know their parents', async () => {
  const { opened, close } = await tracing({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
  opened.record({ run: 'r1', id: 'r1', name: 'Welcome', startedAt: 1_000, finishedAt: 1_500 });
  opened.record({ run: 'r1', id: 'r1/0/a/0', parent: 'r1', name: 'Echo', startedAt: 1_100, finishedAt: 1_200, error: 'Timeout', attributes: { exit: 'Failure' } }); // prettier-ignore
  await close();
  const [batch] = received[0]?.resourceSpans ?? [];
  expect(batch?.scopeSpans[0]?.spans).toMatchObject([
    { traceId: traceIdOf('r1'), spanId: spanIdOf('r1'), name: 'Welcome', startTimeUnixNano: '1000000000', endTimeUnixNano: '1500000000' }, // prettier-ignore
    { traceId: traceIdOf('r1'), spanId: spanIdOf('r1/0/a/0'), parentSpanId: spanIdOf('r1'), name: 'Echo', status: { code: 2, message: 'Timeout' } }, // prettier-ignore
  ]);
  expect(JSON.stringify(batch?.resource)).toContain('fanfare-runs');
});

it('without a collector nobody is told, and nothing is loaded', async () => {
  const { opened } = await tracing({});
  expect(opened.isOn).toBe(false);
  opened.record({ run: 'r1', id: 'r1', name: 'Welcome', startedAt: 0, finishedAt: 1 });
  expect(received).toEqual([]);
});
