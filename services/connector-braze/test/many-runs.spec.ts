// real: NATS, MongoDB, the connector, HTTP. fake: Braze
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/testing';
import { BrazeBench } from './bench.js';

let bench: BrazeBench;
beforeAll(async () => {
  bench = await BrazeBench.open({ latencyMs: 20 });
});
afterAll(() => bench.close());

it('10,000 runs with an event each reach Braze in at most 140 requests, each event once', async () => {
  const all = Array.from({ length: 10_000 }, (_, i) => bench.won(`user-${i}`, {}, { timeoutMs: 30_000 }));
  for (let i = 0; i < all.length; i += 100) await bench.kit.steps.send(...all.slice(i, i + 100));
  const { answers } = bench.kit.steps;
  await eventually(() => expect(answers.length).toBeGreaterThanOrEqual(all.length), { withinMs: 100_000 });
  expect(new Set(answers.map(({ stepId, outcome }) => `${outcome.exit} ${stepId}`))).toEqual(
    new Set(all.map(({ stepId }) => `Success ${stepId}`)),
  );
  expect(bench.requests().length).toBeLessThanOrEqual(140);
  const users = bench.braze.events().map(({ external_id }) => external_id);
  expect([users.length, new Set(users).size]).toEqual([10_000, 10_000]);
}, 120_000);
