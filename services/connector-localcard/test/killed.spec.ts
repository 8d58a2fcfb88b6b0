// real: NATS, MongoDB, the connector as a process of its own, HTTP. fake: LocalCard
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFakeLocalCard, type FakeLocalCard } from '@fanfare/fakes';
import { startServiceProcess, type ServiceProcess } from '@fanfare/system';
import { aCommand, connectApp, eventually, startTestServers, StepBench, type TestServers } from '@fanfare/testing';

let servers: TestServers;
let vendor: FakeLocalCard;
let connector: ServiceProcess;
let steps: StepBench;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-killed-'));
  [servers, vendor] = await Promise.all([startTestServers(), startFakeLocalCard()]);
  connector = await startServiceProcess({
    name: 'connector-localcard',
    main: join(import.meta.dirname, '../dist/main.js'),
    env: { ...(servers.env as Record<string, string>), HTTP_ALLOW_HOSTS: '127.0.0.1:*' },
    logPath: join(dir, 'log'),
  });
  steps = await StepBench.open(servers.nats.url, 'connector-localcard');
  await connectApp(servers.nats.url, { connector: 'connector-localcard', settings: { endpoint: vendor.url }, secrets: { apiKey: 'localcard-key' } }); // prettier-ignore
});
afterAll(async () => {
  await steps.close();
  await connector.stop();
  await vendor.stop();
  await servers.stop();
  await rm(dir, { recursive: true });
});

// A short time for one call, so that the claim of a process that is no more ends soon.
const gift = () => aCommand('LocalCardGenerateCampaignGift', { input: { campaign: 'campaign-spring', value: '10' }, timeoutMs: 1_000 }); // prettier-ignore
const card = () => aCommand('LocalCardSendCardFromTemplate', { input: { template: 'template-reward', value: '25', deliveryMethod: 'Link' }, timeoutMs: 1_000 }); // prettier-ignore
const orders = () => vendor.journal.to('POST', /(gifts|cards)$/).length;

it('a connector that is killed while LocalCard issues pays for each gift and card once, and all are found or issued', async () => {
  await eventually(async () => expect((await steps.run(gift())).outcome.exit).toBe('Success'));
  const [issuedBefore, ordersBefore, paidBefore] = [vendor.issued().length, orders(), Number(vendor.paid())];
  const all = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? gift() : card()));

  // Five are issued and never answered; the rest is at the connector, on its way, or answered.
  vendor.misbehave({ kind: 'hangs', acting: true }, { times: 5 });
  for (let i = 0; i < all.length; i += 10) await steps.send(...all.slice(i, i + 10));
  await eventually(() => expect(vendor.issued().length).toBeGreaterThanOrEqual(issuedBefore + 5));
  await connector.kill();
  await connector.restart();
  await eventually(() => expect(vendor.issued().length).toBeGreaterThanOrEqual(issuedBefore + 20));
  await connector.kill();
  await connector.restart();

  const answered = () => new Map(steps.answers.map(({ stepId, outcome }) => [stepId, outcome.exit]));
  await eventually(() => expect(all.map(({ stepId }) => answered().get(stepId))).toEqual(all.map(() => 'Success')), { withinMs: 40_000 }); // prettier-ignore
  expect(new Set(vendor.issued().map(({ reference }) => reference)).size).toBe(vendor.issued().length);
  expect([vendor.issued().length - issuedBefore, Number(vendor.paid()) - paidBefore]).toEqual([60, 30 * 10 + 30 * 25]);
  // Not only did LocalCard refuse a second order: none was made. What nobody knew was asked for.
  expect(orders() - ordersBefore).toBe(60);
  expect(vendor.journal.to('GET', /^\/v1\/(gifts|cards)$/).length).toBeGreaterThanOrEqual(5);
}, 90_000);
