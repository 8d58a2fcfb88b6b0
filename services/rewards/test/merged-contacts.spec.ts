// real: NATS, MongoDB, two replicas of the service. fake: contacts; the orchestrator, by StepBench
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningService } from '@fanfare/chassis';
import {
  forgetRewards,
  getBalance,
  listCoupons,
  saveOffer,
  saveProgramme,
  storedEvent,
  streams,
  subjects,
} from '@fanfare/contracts';
import { Bus, serve } from '@fanfare/bus';
import { aCommand, anEvent, eventually, itemsIn } from '@fanfare/testing';
import { Expiry } from '../src/loyalty/expiry.js';
import { Acquaintance } from '../src/people/acquaintance.js';
import { ContactsDesk, ContactsDeskModule } from './contacts-desk.js';
import { couponStep, fresh, openWorld, type World } from './rewards-world.js';

let world: World;
let contacts: RunningService;
beforeAll(async () => {
  world = await openWorld();
  contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.env });
});
afterAll(async () => {
  await contacts.stop();
  await world.close();
});
afterEach(() => {
  for (const { crash } of world.replicas) crash.at = () => Promise.resolve();
});

const dayMs = 86_400_000;
const award = (contactId: string, points: number, input = {}) =>
  aCommand('LoyaltyAwardPoints', { contactId, input: { points, ...input } });
const redeem = (contactId: string, points: number, input = {}) =>
  aCommand('LoyaltyRedeemPoints', { contactId, input: { points, ...input } });
const statement = (contact: string, programme = 'default') =>
  world.requests.ask(getBalance, { workspace: 'acme', contact, programme });
const both = () => ({ ada: fresh('ada'), visitor: fresh('visitor') });

async function tell(type: 'Contact.Merged' | 'Contact.Unmerged', survivorId: string, mergedId: string) {
  const event = anEvent({ type, contactId: survivorId, data: { survivorId, mergedId } });
  await contacts.app.get(Bus).publish(subjects.event('acme', type), { head: JSON.stringify(event) });
}
async function merge(survivor: string, loser: string) {
  ContactsDesk.unite(survivor, loser);
  await tell('Contact.Merged', survivor, loser);
}
async function undo(survivor: string, loser: string) {
  ContactsDesk.part(survivor, loser);
  await tell('Contact.Unmerged', survivor, loser);
}
const balanceIs = (contact: string, expected: number, programme = 'default') =>
  eventually(async () => {
    const { balance, entries } = await statement(contact, programme);
    expect(balance).toBe(expected);
    expect(entries.reduce((all, { delta }) => all + delta, 0)).toBe(expected);
  });

describe('points of contacts that were merged', () => {
  it('are on one account, which a redemption over both has', async () => {
    const { ada, visitor } = both();
    await world.bench.runAll([award(ada, 30), award(visitor, 40), redeem(visitor, 10)]);
    await merge(ada, visitor);
    await balanceIs(ada, 60);
    expect(await statement(visitor)).toEqual(await statement(ada));
    expect((await statement(ada)).totalPoints).toBe(70);
    const { outcome } = await world.bench.run(redeem(ada, 60));
    expect(outcome).toEqual({ exit: 'Success', output: { balance: 0 } });
  });

  it('are named by nothing any more when they are deleted, and the sums are as before', async () => {
    const { ada, visitor } = both();
    const other = fresh('other');
    await world.bench.runAll([award(ada, 30), award(visitor, 40), award(other, 7)]);
    await merge(ada, visitor);
    await balanceIs(ada, 70);
    const ledger = () => world.db.collection<{ delta?: number }>('pointsLedger').find({ workspace: 'acme' }).toArray();
    const sum = (entries: { delta?: number }[]) => entries.reduce((all, { delta = 0 }) => all + delta, 0);
    const before = await ledger();
    const forget = () => world.requests.ask(forgetRewards, { workspace: 'acme', contacts: [ada, visitor], placeholder: fresh('x') }); // prettier-ignore
    expect(await forget()).toMatchObject({ points: 4 });
    const names = (await world.db.listCollections()).map(({ name }) => name);
    const all = await Promise.all(names.map((name) => world.db.collection(name).find({}).toArray()));
    for (const id of [ada, visitor]) expect(JSON.stringify(all)).not.toContain(id);
    const after = await ledger();
    expect([after.length, sum(after)]).toEqual([before.length, sum(before)]);
    expect((await statement(other)).balance).toBe(7);
    expect(await forget()).toMatchObject({ points: 0 });
  });

  it('are booked there by steps that still name the old id; a step from before is answered as it was', async () => {
    const { ada, visitor } = both();
    const before = award(visitor, 40);
    const { outcome } = await world.bench.run(before);
    await merge(ada, visitor);
    await balanceIs(ada, 40);
    expect((await world.bench.run(award(visitor, 5))).outcome.output).toEqual({ balance: 45 });
    expect((await world.bench.run(before)).outcome).toEqual(outcome);
    await balanceIs(ada, 45);
  });

  it('are brought together of all programmes, and once, however often it is told', async () => {
    const { ada, visitor } = both();
    const [gold, never] = [fresh('gold'), fresh('never')];
    await world.bench.runAll([award(visitor, 7), award(visitor, 8, { programme: gold })]);
    await merge(ada, visitor);
    await tell('Contact.Merged', ada, visitor);
    await Promise.all([balanceIs(ada, 7), balanceIs(ada, 8, gold)]);
    await world.bench.run(award(visitor, 9, { programme: never }));
    await tell('Contact.Merged', ada, visitor);
    await balanceIs(ada, 9, never);
    const kinds = (await statement(ada)).entries.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['award', 'mergeIn', 'mergeOut']);
  });

  it('follow through two merges', async () => {
    const { ada, visitor } = both();
    const eve = fresh('eve');
    await world.bench.runAll([award(visitor, 1), award(ada, 2), award(eve, 4)]);
    await merge(ada, visitor);
    await balanceIs(ada, 3);
    await merge(eve, ada);
    await balanceIs(eve, 7);
    await world.bench.run(award(visitor, 8));
    await balanceIs(eve, 15);
  });

  it('lead to the tier of both together, which is told; the higher one stays', async () => {
    const { ada, visitor } = both();
    const club = fresh('club');
    const tiers = [
      { id: 'silver', name: 'Silver', threshold: 20 },
      { id: 'gold', name: 'Gold', threshold: 50 },
      { id: 'guests', name: 'Guests' },
    ];
    await world.requests.ask(saveProgramme, { workspace: 'acme', id: club, name: 'Club', tiers });
    await world.bench.runAll([
      award(ada, 25, { programme: club }),
      award(visitor, 25, { programme: club }),
      aCommand('LoyaltyAddToTier', { contactId: visitor, input: { tier: 'Guests', programme: club } }),
    ]);
    await merge(ada, visitor);
    await balanceIs(ada, 50, club);
    const names = (await statement(ada, club)).tiers.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Gold', 'Guests', 'Silver']);
    await eventually(async () => {
      const told = (await itemsIn(world.natsUrl, streams.events.name)).map((item) =>
        storedEvent.parse(JSON.parse(item)),
      );
      const news = told.filter(({ contactId, data }) => contactId === ada && data['programId'] === club);
      expect(news.flatMap(({ data }) => data['tierName'] ?? []).toSorted()).toEqual(['Gold', 'Guests', 'Silver']);
    });
  });

  it('grow old as they would have', async () => {
    const { ada, visitor } = both();
    const club = fresh('club');
    await world.requests.ask(saveProgramme, { workspace: 'acme', id: club, name: 'Club', expiryDays: 5 });
    const [today] = [Math.floor(Date.now() / dayMs)];
    const old = { ...award(visitor, 30, { programme: club }), at: (today - 10) * dayMs };
    await world.bench.runAll([old, redeem(visitor, 10, { programme: club }), award(ada, 5, { programme: club })]);
    await merge(ada, visitor);
    await balanceIs(ada, 25, club);
    await world.replicas[0].service.app.get(Expiry, { strict: false }).expire(today * dayMs);
    await balanceIs(ada, 5, club);
  });

  it('are given back when it is undone, as far as they are left', async () => {
    const { ada, visitor } = both();
    await world.bench.runAll([award(ada, 10), award(visitor, 40)]);
    await merge(ada, visitor);
    await balanceIs(ada, 50);
    await world.bench.run(redeem(ada, 30));
    await undo(ada, visitor);
    await balanceIs(visitor, 20);
    await balanceIs(ada, 0);
    await world.bench.run(award(visitor, 1));
    await balanceIs(visitor, 21);
    await merge(ada, visitor);
    await balanceIs(ada, 21);
  });

  it('are all there in the end when steps and the merge come at once', async () => {
    const { ada, visitor } = both();
    const steps = Array.from({ length: 60 }, () => award(visitor, 1));
    const answers = Promise.all(steps.map((step) => world.bench.run(step)));
    await merge(ada, visitor);
    await answers;
    await world.replicas[1].service.app.get(Acquaintance, { strict: false }).lookAfter(Date.now() + dayMs);
    await balanceIs(ada, 60);
  });
});

describe('a merge that dies at its nth place between two writes', () => {
  /** Stands for a kill: the work ends here, and nothing after it happens. */
  class Crash extends Error {}

  it.each(['merged', 'merged and undone'])('is gone on with: %s', async (what) => {
    for (let nth = 1; ; nth++) {
      const { ada, visitor } = both();
      await world.bench.runAll([award(ada, 10), award(visitor, 40)]);
      const [first, second] = world.replicas.map(({ service }) => service.app.get(Acquaintance, { strict: false }));
      ContactsDesk.unite(ada, visitor);
      if (what !== 'merged') {
        await first?.look('acme', visitor);
        ContactsDesk.part(ada, visitor);
      }
      let places = 0;
      world.replicas[0].crash.at = async () => {
        if (++places === nth) throw new Crash();
      };
      const crashed = await first?.look('acme', visitor).catch((error: unknown) => error);
      world.replicas[0].crash.at = () => Promise.resolve();
      await second?.look('acme', visitor);
      const expected = what === 'merged' ? [50, 50] : [10, 40];
      expect([(await statement(ada)).balance, (await statement(visitor)).balance]).toEqual(expected);
      if (crashed instanceof Crash) continue;
      // It had its reads and writes of two accounts to die between.
      expect(nth).toBeGreaterThan(6);
      break;
    }
  });
});

describe('coupons of contacts that were merged', () => {
  it('count together against the limit per contact', async () => {
    const { ada, visitor } = both();
    const offer = fresh('offer');
    await world.requests.ask(saveOffer, { workspace: 'acme', id: offer, name: offer, contactLimit: 3 });
    await world.bench.runAll([couponStep(offer, visitor, { quantity: 2 })]);
    await merge(ada, visitor);
    await isKnown(ada, visitor);
    const partial = { quantity: 5, allowPartialAward: true };
    const [one, none] = await world.bench.runAll([
      couponStep(offer, ada, partial),
      couponStep(offer, visitor, partial),
    ]);
    expect([one, none].map((answer) => answer?.outcome.output['coupon_count'])).toEqual([1, 0]);
    await undo(ada, visitor);
    await eventually(async () => expect(await world.db.collection('joined').findOne({ contact: visitor })).toMatchObject({ into: null })); // prettier-ignore
    await world.bench.run(couponStep(offer, visitor, partial));
    await world.bench.run(couponStep(offer, ada, partial));
    const { coupons } = await world.requests.ask(listCoupons, { workspace: 'acme', offer, limit: 100 });
    const perId = Object.groupBy(coupons, ({ contact }) => contact);
    expect([perId[ada]?.length, perId[visitor]?.length]).toEqual([3, 3]);
  });
});

/** The service has heard of the merge. */
async function isKnown(ada: string, visitor: string) {
  await eventually(async () => {
    expect(await world.db.collection('joined').findOne({ contact: visitor })).toMatchObject({ into: ada });
  });
}
