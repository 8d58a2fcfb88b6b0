// real: NATS, MongoDB, a connector. fake: the vendor
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectorBench, eventually } from '@fanfare/testing';
import { Busy, exit, threw } from '../src/index.js';
import { Acme, serveAcme, type AcmeStep } from './acme.js';

const acme = new Acme();
let bench: ConnectorBench;
beforeAll(async () => {
  bench = await ConnectorBench.open({ name: 'connector-acme', serve: serveAcme(acme) });
  await bench.connect({ secrets: { apiKey: 'k' } });
});
beforeEach(() => acme.reset());
afterAll(() => bench.close());

const done = ({ input }: AcmeStep) => exit('Success', { answer: input.value });
const together = (...values: string[]) =>
  bench.runAll(
    'AcmeTogether',
    values.map((value) => ({ value })),
  );

describe('steps that shared a call of which a part failed', () => {
  it('have each its own outcome: what is done stays done, and only of the rest nobody knows', async () => {
    acme.answer = async (steps) =>
      steps.map((step) => (step.input.value === 'lost' ? threw(new Error('socket hang up')) : done(step)));
    const [good, lost] = await together('good', 'lost');
    expect(good?.outcome.output).toEqual({ answer: 'good' });
    expect(lost?.outcome.error).toMatchObject({ code: 'Unavailable', message: 'socket hang up', retryable: true });
  });

  it('teach the account as if the error had been thrown: it is left alone, and the rest goes out then', async () => {
    let busyAt = 0;
    acme.answer = async (steps) => {
      if (busyAt > 0) return steps.map(done);
      busyAt = Date.now();
      return steps.map((step) =>
        step.input.value === 'late' ? threw(new Busy('too many requests', 500)) : done(step),
      );
    };
    const [good, late] = await together('good', 'late');
    expect([good?.outcome.exit, late?.outcome.exit, late?.attempt]).toEqual(['Success', 'Success', 1]);
    expect(acme.calls.map(({ values }) => values)).toEqual([['good', 'late'], ['late']]);
    expect((late?.finishedAt ?? 0) - busyAt).toBeGreaterThanOrEqual(500);
  });
});

describe('an account that says in an answer that it has had enough', () => {
  it('is left alone until then, though nothing failed', async () => {
    let pausedAt = 0;
    acme.answer = async (steps) => {
      if (pausedAt === 0) {
        pausedAt = Date.now();
        steps[0]?.app.pause(pausedAt + 700, 'no calls are left');
      }
      return steps.map(done);
    };
    expect((await bench.run('AcmeCall', { value: 'first' })).outcome.exit).toBe('Success');
    const next = await bench.run('AcmeCall', { value: 'next' });
    expect(next.finishedAt - pausedAt).toBeGreaterThanOrEqual(700);
    await eventually(async () => {
      expect(await bench.waiting(next.stepId)).toMatchObject([{ lane: { app: 'main', endpoint: 'things' } }]);
    });
  });
});
