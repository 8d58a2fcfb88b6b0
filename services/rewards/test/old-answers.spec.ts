import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { saveOffer } from '@fanfare/contracts';
import { IssueOutcomeStore } from '../src/coupons/issue-outcome.store.js';
import { couponStep, fresh, openWorld, type World } from './rewards-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('answers of steps are forgotten by the time of their writing, however long ago their cause was', async () => {
  const offer = fresh('offer');
  await world.requests.ask(saveOffer, { workspace: 'acme', id: offer, name: offer });
  const step = couponStep(offer, 'ada', {}, { at: Date.now() - 100 * 86_400_000 });
  const began = Date.now();
  const { outcome } = await world.bench.run(step);
  const store = world.replicas[0].service.app.get(IssueOutcomeStore, { strict: false });
  await store.sweep(began);
  expect((await world.bench.run(step)).outcome).toEqual(outcome);
  expect(await store.sweep(Date.now() + 1)).toBe(1);
  expect((await store.find([step.stepId])).size).toBe(0);
});
