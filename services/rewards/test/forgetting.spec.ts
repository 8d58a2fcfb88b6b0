import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forgetRewards, forgetSteps, getBalance, saveOffer, saveProgramme } from '@fanfare/contracts';
import { stepOf } from '@fanfare/connector';
import { aCommand } from '@fanfare/testing';
import { JoiningAccounts } from '../src/loyalty/joining-accounts.js';
import { JoinedStore } from '../src/people/joined.store.js';
import { couponStep, fresh, openWorld, type World } from './rewards-world.js';

const workspace = 'acme';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

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
  const get = <T>(type: new (...args: never[]) => T) => world.replicas[0].service.app.get<T>(type, { strict: false });
  await get(JoinedStore).say(workspace, new Map([[visitor, ada]]), Date.now());
  await get(JoiningAccounts).settle(workspace, visitor);
  expect((await world.requests.ask(getBalance, { workspace, contact: ada })).balance).toBe(10);
  await world.requests.ask(forgetRewards, { workspace, contacts: [ada, visitor], placeholder });
  const kept = ['accounts', 'pointsLedger', 'joined'].map((name) => world.db.collection(name).find({}).toArray());
  const text = JSON.stringify(await Promise.all(kept));
  expect([ada, visitor].filter((id) => text.includes(id))).toEqual([]);
});
