// real: HTTP. fake: the things that are well or not
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Health, Metrics, type RunningService } from '../src/index.js';
import { startService } from './service.js';

let service: RunningService;
let check: () => Promise<void>;
beforeAll(async () => {
  service = await startService();
  service.app.get(Health).register('vault', () => check());
});
beforeEach(() => {
  check = () => Promise.resolve();
});
afterAll(() => service.stop());

const ready = async () => {
  const answer = await fetch(`${service.url}/health/ready`);
  return { status: answer.status, body: await answer.json() };
};

describe('readiness', () => {
  it('is 200 while every check is well', async () => {
    expect(await ready()).toEqual({ status: 200, body: { ready: true, checks: { vault: 'ok' } } });
  });

  it('is 503 with the reason while one is not, and 200 again afterwards', async () => {
    check = () => Promise.reject(new Error('sealed'));
    expect(await ready()).toEqual({ status: 503, body: { ready: false, checks: { vault: 'sealed' } } });
    check = () => Promise.resolve();
    expect(await ready()).toMatchObject({ status: 200 });
  });

  it('is 503, soon, while a check does not answer', async () => {
    check = () => new Promise(() => undefined);
    const started = performance.now();
    expect(await ready()).toMatchObject({
      status: 503,
      body: { checks: { vault: expect.stringContaining('answer') } },
    });
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

it('a service is alive while it answers, however unwell its servers are', async () => {
  check = () => Promise.reject(new Error('sealed'));
  const answer = await fetch(`${service.url}/health/live`);
  expect([answer.status, await answer.json()]).toEqual([200, { live: true }]);
});

it('metrics are Prometheus text, labelled with the service, the process’s own among them', async () => {
  service.app.get(Metrics).counter('tests_total', 'Tests', ['kind']).inc({ kind: 'unit' }, 3);
  const answer = await fetch(`${service.url}/metrics`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('tests_total{kind="unit",service="empty"} 3');
  expect(text).toMatch(/process_resident_memory_bytes\{service="empty"\} \d+/);
});
