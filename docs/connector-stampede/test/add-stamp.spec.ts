// real: NATS, MongoDB, the connector. fake: Stampede, over HTTP
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ConnectorBench } from '@fanfare/testing';
import { serveStampede } from '../src/serve-stampede.js';
import { startFakeStampede } from './fake-stampede.js';

let vendor: Awaited<ReturnType<typeof startFakeStampede>>;
let bench: ConnectorBench;
beforeAll(async () => {
  vendor = await startFakeStampede();
  bench = await ConnectorBench.open({ name: 'connector-stampede', serve: serveStampede, env: { HTTP_ALLOW_HOSTS: '127.0.0.1:*' } }); // prettier-ignore
  await bench.connect({ settings: { endpoint: vendor.url }, secrets: { apiKey: 'stampede-key' } });
  await bench.connect({
    workspace: 'elsewhere',
    settings: { endpoint: vendor.url },
    secrets: { apiKey: 'another-key' },
  });
});
beforeEach(() => vendor.behave());
afterAll(async () => {
  await bench.close();
  await vendor.stop();
});

const stamp = async (email: string, card = 'coffee', workspace = 'acme') =>
  (await bench.run('StampedeAddStamp', { card, email }, { workspace })).outcome;

it('stamps a card, and leaves by CardFull when there is no room', async () => {
  const counts = [];
  for (let i = 0; i < 3; i++) counts.push((await stamp('second@example.com')).output['stamps']);
  expect(counts).toEqual([1, 2, 3]);
  expect(await stamp('second@example.com')).toMatchObject({ exit: 'CardFull', output: { stamps: 3 } });
});

it('stamps once, though the answer was lost', async () => {
  vendor.misbehave({ kind: 'resets', acting: true }, { times: 1 });
  const lost = await bench.run('StampedeAddStamp', { card: 'coffee', email: 'third@example.com' });
  expect(lost.outcome.error).toMatchObject({ retryable: true });
  const again = await bench.run('StampedeAddStamp', { card: 'coffee', email: 'third@example.com' }, { stepId: lost.stepId, attempt: 2 }); // prettier-ignore
  expect(again.outcome.output).toEqual({ stamps: 1 });
  expect(vendor.stamps('third@example.com')).toBe(1);
});

it('waits while the vendor is down, and does it when it is back', async () => {
  vendor.misbehave({ kind: 'fails', status: 503, acting: false }, { times: 2 });
  expect(await stamp('fourth@example.com')).toMatchObject({ exit: 'Success' });
});

it('says what is wrong with a card, or with the key', async () => {
  expect((await stamp('fifth@example.com', 'tea')).error).toMatchObject({ code: 'NoSuchCard' });
  expect((await stamp('fifth@example.com', 'coffee', 'elsewhere')).error).toMatchObject({ code: 'AccountRefused' });
});
