// real: NATS, MongoDB, the connector. fake: Stampede, over HTTP
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCommand, ConnectorBench, eventually } from '@fanfare/testing';
import { serveStampede } from '../src/serve-stampede.js';
import { startFakeStampede } from './fake-stampede.js';

const runs = 200;
/** What the connector allows itself at once. */
const atOnce = 10;

let vendor: Awaited<ReturnType<typeof startFakeStampede>>;
let bench: ConnectorBench;
beforeAll(async () => {
  vendor = await startFakeStampede();
  bench = await ConnectorBench.open({ name: 'connector-stampede', serve: serveStampede, env: { HTTP_ALLOW_HOSTS: '127.0.0.1:*' } }); // prettier-ignore
  await bench.connect({ settings: { endpoint: vendor.url }, secrets: { apiKey: 'stampede-key' } });
});
beforeEach(() => vendor.behave());
afterAll(async () => {
  await bench.close();
  await vendor.stop();
});

const stamps = (count: number, name: string) =>
  Array.from({ length: count }, (_, i) => aCommand('StampedeAddStamp', { input: { card: 'coffee', email: `${name}${i}@example.com` }, timeoutMs: 1_000 })); // prettier-ignore

describe('a vendor that is slow', () => {
  it('gets as many calls at once as it allows, for as long as it takes, and no step fails', async () => {
    vendor.misbehave({ kind: 'slow', ms: 200 });
    vendor.journal.clear();
    const answers = await bench.steps.runAll(stamps(60, 'slow').map((one) => ({ ...one, timeoutMs: 20_000 })));
    expect(new Set(answers.map(({ attempt, outcome }) => `${attempt} ${outcome.exit}`))).toEqual(
      new Set(['1 Success']),
    );
    expect(vendor.journal.mostInHand).toBe(atOnce);
  });

  it('and keeps a step longer than that may take costs it an attempt, in the time that it has', async () => {
    vendor.misbehave({ kind: 'slow', ms: 1_500 });
    const [command = aCommand('')] = stamps(1, 'too-slow');
    const { startedAt, finishedAt, outcome } = await bench.steps.run(command);
    expect(outcome.error).toMatchObject({ code: 'Timeout', retryable: true });
    // Its own second, and those of the call that finds out whether the vendor answers at all.
    expect(finishedAt - startedAt).toBeGreaterThanOrEqual(1_000);
  });
});

describe.each([
  ['answers 500', { kind: 'fails', status: 500, acting: false }],
  ['answers 500 when it has done what was asked', { kind: 'fails', status: 500, acting: true }],
  ['never answers', { kind: 'hangs', acting: false }],
  ['drops connections', { kind: 'resets', acting: false }],
  ['answers nonsense', { kind: 'garbage' }],
  ['has had too much', { kind: 'throttles', retryAfterSeconds: 1 }],
] as const)('a vendor that %s for seconds', (name, mood) => {
  it.each([
    ['one run', 1],
    [`${runs} runs`, runs],
  ])('costs %s no attempt, is asked by few calls, and all are done when it is back', async (_count, count) => {
    vendor.misbehave(mood);
    const before = vendor.journal.exchanges.length;
    const commands = stamps(count, `${name.replaceAll(' ', '-')}-${count}-`);
    for (let i = 0; i < count; i += 50) await bench.steps.send(...commands.slice(i, i + 50));
    await later(4_000);
    const asked = vendor.journal.exchanges.length - before;
    vendor.behave();
    const ids = new Set(commands.map(({ stepId }) => stepId));
    const answers = () => bench.steps.answers.filter(({ stepId }) => ids.has(stepId));
    await eventually(() => expect(answers()).toHaveLength(count));
    expect(new Set(answers().map(({ attempt, outcome }) => `${attempt} ${outcome.exit}`))).toEqual(new Set(['1 Success'])); // prettier-ignore
    // Those that were on their way when it began, one that tells whether that is the vendor's trouble, and probes every half second.
    expect(asked).toBeLessThanOrEqual(Math.min(count, atOnce) + 1 + 10);
  });
});
