// real: NATS, MongoDB, two replicas of the service. fake: the orchestrator, by StepBench
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  changeTier,
  forgetRewards,
  forgetSteps,
  getBalance,
  redeemCoupon,
  saveOffer,
  saveProgramme,
  storedEvent,
  streams,
} from '@fanfare/contracts';
import { stepOf } from '@fanfare/connector';
import { aCommand, itemsIn } from '@fanfare/testing';
import { CouponSweep } from '../src/coupons/coupon-sweep.js';
import { JoiningAccounts } from '../src/loyalty/joining-accounts.js';
import { LoyaltySweep } from '../src/loyalty/loyalty-sweep.js';
import { JoinedStore } from '../src/people/joined.store.js';
import { couponStep, fresh, openWorld, type World } from './rewards-world.js';

const workspace = 'acme';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const of = <T>(type: new (...args: never[]) => T) => world.replicas[0].service.app.get<T>(type, { strict: false });

/** What the service has stored, as text. */
async function everything(): Promise<string> {
  const names = (await world.db.listCollections()).map(({ name }) => name);
  return JSON.stringify(await Promise.all(names.map((name) => world.db.collection(name).find({}).toArray())));
}

/** Somebody with points, two coupons of an offer, and what their steps were answered. */
async function somebody() {
  const [club, offer, ada] = [fresh('club'), fresh('offer'), fresh('ada')];
  await world.requests.ask(saveProgramme, { workspace, id: club, name: 'Club', tiers: [] });
  await world.requests.ask(saveOffer, { workspace, id: offer, name: 'Offer', couponDays: 30 });
  const [one] = world.replicas;
  const award = async (points: number) => {
    const command = aCommand('LoyaltyAwardPoints', { contactId: ada, workspace });
    await one.award.run([stepOf(command, { points, programme: club, reason: `for ${ada}` })]);
  };
  for (const points of [5, 7, 11]) await award(points);
  const command = couponStep(offer, ada, { quantity: 2 }, { workspace });
  await world.bench.run(command);
  const placeholder = fresh('p');
  const forget = () => world.requests.ask(forgetRewards, { workspace, contacts: [ada], placeholder });
  const booked = () => world.db.collection('pointsLedger').find({ programme: club }).sort({ at: 1, seq: 1 }).toArray();
  return { club, offer, ada, placeholder, run: command.stepId.split('/')[0] ?? '', award, forget, booked };
}

it('a contact that is deleted is named by nothing that it earned; what was issued and booked is counted as before', async () => {
  const { ada, run, offer, placeholder, forget, booked } = await somebody();
  const before = await booked();
  expect(await forget()).toEqual({ cards: 0, coupons: 2, points: 3 });
  expect(await world.requests.ask(forgetSteps('rewards'), { runs: [run] })).toEqual({ outcomes: 1, isSettled: true });
  expect(await everything()).not.toContain(ada);
  const numbers = (entries: typeof before) => entries.map(({ seq, delta, balance }) => [seq, delta, balance]);
  expect(numbers(await booked())).toEqual(numbers(before));
  expect(await world.db.collection('coupons').countDocuments({ offer, contact: placeholder })).toBe(2);
  expect(await forget()).toEqual({ cards: 0, coupons: 0, points: 0 });
});

it('what is booked for it while it is forgotten is forgotten the next time, and no total is lost', async () => {
  const { club, ada, award, forget, booked } = await somebody();
  await forget();
  await award(13);
  expect(await forget()).toMatchObject({ points: 1 });
  await award(17);
  expect(await forget()).toMatchObject({ points: 1 });
  expect(JSON.stringify(await booked())).not.toContain(ada);
  expect((await booked()).map(({ delta }) => Number(delta)).sort((a, b) => a - b)).toEqual([5, 7, 11, 13, 17]);
  const { balance } = await world.requests.ask(getBalance, { workspace, contact: ada, programme: club });
  expect(balance).toBe(0);
});

it('a crash half way leaves what the next time moves to the same place', async () => {
  const { ada, placeholder, forget, booked } = await somebody();
  const [first, second] = await booked();
  const moved = async () => new Set((await booked()).map(({ account }) => String(account)));
  await forget();
  const [account = ''] = await moved();
  // As a kill after the first entry leaves it.
  for (const entry of await booked()) {
    if (String(entry._id) === String(first?._id)) continue;
    const back = {
      account: second?.['account'],
      slot: entry['slot'].replace(account, String(second?.['account'])),
      contact: ada,
    };
    await world.db.collection('pointsLedger').updateOne({ _id: entry._id }, { $set: back });
  }
  expect(await forget()).toMatchObject({ points: 2 });
  expect([...(await moved())]).toEqual([account]);
  expect((await booked()).map(({ contact, seq }) => [contact, seq])).toEqual(
    [1, 2, 3].map((seq) => [placeholder, seq]),
  );
});

it('points of a programme that nobody has defined are forgotten as well, and those of contacts that were merged', async () => {
  const { ada, placeholder } = await somebody();
  const visitor = fresh('visitor');
  const award = (contactId: string) => aCommand('LoyaltyAwardPoints', { contactId, workspace, input: { points: 5 } });
  await world.bench.runAll([award(ada), award(visitor)]);
  await of(JoinedStore).say(workspace, new Map([[visitor, ada]]), Date.now());
  await of(JoiningAccounts).settle(workspace, visitor);
  expect((await world.requests.ask(getBalance, { workspace, contact: ada })).balance).toBe(10);
  await world.requests.ask(forgetRewards, { workspace, contacts: [ada, visitor], placeholder });
  const kept = ['accounts', 'pointsLedger', 'joined'].map((name) => world.db.collection(name).find({}).toArray());
  const text = JSON.stringify(await Promise.all(kept));
  expect([ada, visitor].filter((id) => text.includes(id))).toEqual([]);
});

it('what nobody was told of a contact yet is told of nobody once it is forgotten', async () => {
  const { ada, club, offer, forget, placeholder } = await somebody();
  await world.requests.ask(saveProgramme, { workspace, id: club, name: 'Club', tiers: [{ id: 'vip', name: 'Vip' }] });
  await world.requests.ask(changeTier, { workspace, contact: ada, programme: club, tier: 'vip', to: 'in' });
  const [first, second] = await world.db.collection('coupons').find({ offer }).toArray();
  await world.requests.ask(redeemCoupon, { workspace, coupon: String(first?._id) });
  // As a crash leaves it: changed, and told to nobody.
  await world.db.collection('coupons').updateOne({ _id: first?._id }, { $set: { untold: true } });
  await world.db.collection('pointsLedger').updateMany({ contact: ada, kind: 'tier' }, { $set: { untold: true } });
  const before = (await itemsIn(world.natsUrl, streams.events.name)).length;
  await forget();
  await of(LoyaltySweep).tell();
  await of(CouponSweep).tell();
  await world.requests.ask(redeemCoupon, { workspace, coupon: String(second?._id) });
  const told = (await itemsIn(world.natsUrl, streams.events.name))
    .slice(before)
    .map((item) => storedEvent.parse(JSON.parse(item)));
  expect(told.map(({ type, contactId }) => [type, contactId])).toEqual([
    ['Coupon.Redeemed', undefined],
    ['Coupon.Redeemed', undefined],
  ]);
  expect(JSON.stringify(told)).not.toContain(placeholder);
});

it('a contact whose id is a letter of others takes no booking of theirs, nor of a step, with it', async () => {
  const club = fresh('club');
  const award = (contactId: string) =>
    aCommand('LoyaltyAwardPoints', { contactId, workspace, input: { points: 5, programme: club } });
  const steps = [award('a'), award('ada-a')];
  await world.bench.runAll(steps);
  await world.requests.ask(forgetRewards, { workspace, contacts: ['a'], placeholder: fresh('p') });
  const booked = await world.db.collection('pointsLedger').find({ programme: club }).toArray();
  // A step is booked under its own id, and so a repeat of it finds its booking.
  expect(booked.map(({ _id }) => String(_id)).toSorted()).toEqual(steps.map(({ stepId }) => stepId).toSorted());
});

it('a contact that is called like a kind of booking, a programme or a workspace changes none of them', async () => {
  for (const contact of ['award', 'default', workspace]) {
    const placeholder = fresh('p');
    const step = aCommand('LoyaltyAwardPoints', { contactId: contact, workspace, input: { points: 5 } });
    await world.bench.run(step);
    await world.requests.ask(forgetRewards, { workspace, contacts: [contact], placeholder });
    const booked = await world.db.collection('pointsLedger').findOne({ contact: placeholder });
    expect(booked).toMatchObject({ kind: 'award', programme: 'default', workspace, delta: 5 });
  }
});
