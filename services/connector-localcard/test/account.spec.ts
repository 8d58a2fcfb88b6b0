// real: NATS, MongoDB, the connector, HTTP. fake: LocalCard
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { LocalCardBench } from './bench.js';

let bench: LocalCardBench;
beforeAll(async () => {
  bench = await LocalCardBench.open();
});
afterAll(() => bench.close());

const tried = (apiKey: string, settings: JsonObject = {}) =>
  bench.kit.tryAccount({ endpoint: bench.vendor.url, ...settings }, { apiKey });

it('an account is tried before it is connected, and shows what it has', async () => {
  expect(await tried('localcard-key')).toEqual({ ok: true, about: '2 card templates: Reward Gift Card, Birthday Gift Card' }); // prettier-ignore
});

it('a wrong key is found out, and never told', async () => {
  const answer = await tried('not-the-key');
  expect(answer).toEqual({ ok: false, reason: expect.stringContaining('does not let us in') });
  expect(JSON.stringify(answer)).not.toContain('not-the-key');
});

it('the key goes in the header that the account says', async () => {
  await tried('localcard-key', { apiKeyHeader: 'Api-Token' });
  expect(bench.vendor.journal.exchanges.at(-1)?.headers).toMatchObject({ 'api-token': 'localcard-key' });
});

it('an address inside our network is never called', async () => {
  const answer = await tried('localcard-key', { endpoint: 'https://169.254.169.254' });
  expect(answer).toEqual({
    ok: false,
    reason: 'endpoint of LocalCard tried: 169.254.169.254 is not a public address.',
  });
});

it('the key goes nowhere in the clear, and the setting is named', async () => {
  const answer = await tried('localcard-key', { endpoint: 'http://cards.example.com' });
  expect(answer).toEqual({ ok: false, reason: expect.stringContaining('endpoint of LocalCard tried must begin with https://') }); // prettier-ignore
});

it.each([
  ['templates', [{ value: 'template-reward', title: 'Reward Gift Card (5.00 to 1000.00 USD)' }, { value: 'template-birthday', title: 'Birthday Gift Card (5.00 to 100.00 USD)' }]], // prettier-ignore
  ['campaigns', [{ value: 'campaign-spring', title: 'Spring Promotion (5.00 to 1000.00 USD)' }]],
])('a form can offer the %s', async (name, choices) => {
  expect(await bench.kit.choices(name)).toEqual(choices);
});
