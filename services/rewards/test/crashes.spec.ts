import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { getBalance, listCoupons, saveOffer, saveProgramme } from '@fanfare/contracts';
import { stepOf } from '@fanfare/connector';
import { aCommand } from '@fanfare/testing';
import fc from 'fast-check';
import { issueCrashPoints } from '../src/coupons/issuing.js';
import { saveCrashPoints } from '../src/coupons/offers.js';
import { Offers } from '../src/coupons/offers.js';
import { bookingCrashPoints } from '../src/loyalty/account-books.js';
import { newAccount } from '../src/loyalty/points.js';
import { couponStep, fresh, handled, openWorld, type Replica, type World } from './rewards-world.js';

/** Stands for a kill: the work ends here, and nothing after it happens. */
class Crash extends Error {}

let world: World;
let first: Replica;
let second: Replica;
beforeAll(async () => {
  world = await openWorld();
  [first, second] = world.replicas;
});
afterAll(() => world.close());
afterEach(() => {
  for (const { crash } of world.replicas) crash.at = () => Promise.resolve();
});

const crashingAt = (replica: Replica, point: string) => {
  replica.crash.at = async (here) => {
    if (here === point) throw new Crash(point);
  };
};
const save = (id: string, given: object) =>
  world.requests.ask(saveOffer, { workspace: 'acme', id, name: id, ...given });
const couponsOf = async (offer: string) =>
  (await world.requests.ask(listCoupons, { workspace: 'acme', offer, limit: 1_000 })).coupons;
const documentOf = (offer: string) => world.db.collection('offers').findOne({ workspace: 'acme', id: offer });
const codes = ['A', 'B', 'C', 'D', 'E', 'F'];

describe.each(issueCrashPoints)('a crash of an issue at "%s"', (point) => {
  it.each([
    ['generated', {}],
    ['imported', { codes }],
  ])('is made good by the repeat, with %s codes', async (_, stock) => {
    const offer = fresh('offer');
    await save(offer, { limit: 6, ...stock });
    const ask = { quantity: 2, contactLimit: 3, allowPartialAward: true };
    const steps = [couponStep(offer, 'ada', ask), couponStep(offer, 'ada', ask), couponStep(offer, 'ada', ask)].map(
      handled,
    );
    crashingAt(first, point);
    await expect(first.coupons.run(steps)).rejects.toThrow(Crash);
    // Meanwhile somebody else's step, in a process that lives, then the repeat, and once more.
    const [other] = await second.coupons.run([handled(couponStep(offer, 'bob', { quantity: 2 }))]);
    const repeat = await second.coupons.run(steps);
    expect(await second.coupons.run(steps)).toEqual(repeat);
    expect(repeat.map((outcome) => 'data' in outcome && outcome.data.coupon_count)).toEqual([2, 1, 0]);
    expect(other).toMatchObject({ exit: 'Success' });
    const given = await couponsOf(offer);
    expect(new Set(given.map(({ code }) => code)).size).toBe(5);
    expect(given.filter(({ contact }) => contact === 'ada')).toHaveLength(3);
    expect(await documentOf(offer)).toMatchObject({ issued: 5, pending: [] });
  });

  it('lets nobody over a limit when no repeat ever comes', async () => {
    const offer = fresh('offer');
    await save(offer, { limit: 5 });
    crashingAt(first, point);
    await expect(first.coupons.run([handled(couponStep(offer, 'ada', { quantity: 2 }))])).rejects.toThrow(Crash);
    const reserved = (await documentOf(offer))?.['issued'] as number;
    await second.coupons.run([
      handled(couponStep(offer, 'ada', { quantity: 9, contactLimit: 3, allowPartialAward: true })),
    ]);
    await second.coupons.run([handled(couponStep(offer, 'bob', { quantity: 9, allowPartialAward: true }))]);
    const given = await couponsOf(offer);
    expect(given.filter(({ step, contact }) => contact === 'ada' && step).length).toBeLessThanOrEqual(3);
    expect(await documentOf(offer)).toMatchObject({ issued: 5 });
    expect(reserved).toBe(point === 'offer read' ? 0 : 2);
  });
});

describe.each(saveCrashPoints)('a crash of an import at "%s"', (point) => {
  it('is made good by the repeat, or by another import', async () => {
    const offer = fresh('offer');
    const given = { workspace: 'acme', id: offer, name: offer, active: true, codes };
    crashingAt(first, point);
    await expect(first.service.app.get(Offers, { strict: false }).save(given)).rejects.toThrow(Crash);
    await second.service.app.get(Offers, { strict: false }).save({ ...given, codes: ['E', 'F', 'G'] });
    expect(await second.service.app.get(Offers, { strict: false }).save(given)).toMatchObject({ left: 7 });
  });
});

describe.each(bookingCrashPoints)('a crash of a booking at "%s"', (point) => {
  const award = (contactId: string, points: number) =>
    stepOf(aCommand('LoyaltyAwardPoints', { contactId }), { points, programme: 'default' });
  const statement = (contact: string) => world.requests.ask(getBalance, { workspace: 'acme', contact });

  it.each([
    ['the repeat', true],
    ['the next booking', false],
  ])('is made good by %s', async (_, repeatFirst) => {
    const ada = fresh('ada');
    await first.award.run([award(ada, 50)]);
    const steps = [award(ada, 5), award(ada, 7)];
    const refused = stepOf(aCommand('LoyaltyRedeemPoints', { contactId: ada }), {
      points: 1_000,
      programme: 'default',
    });
    crashingAt(first, point);
    await expect(first.award.run(steps)).rejects.toThrow(Crash);
    await expect(first.redeem.run([refused])).rejects.toThrow(Crash);
    if (!repeatFirst) await second.award.run([award(ada, 100)]);
    const repeat = await second.award.run(steps);
    const refusal = await second.redeem.run([refused]);
    expect(await second.award.run(steps)).toEqual(repeat);
    expect(await second.redeem.run([refused])).toEqual(refusal);
    expect(refusal).toMatchObject([{ exit: 'InsufficientPoints' }]);
    const { balance, totalPoints, entries } = await statement(ada);
    const expected = repeatFirst ? 62 : 162;
    expect({ balance, totalPoints }).toEqual({ balance: expected, totalPoints: expected });
    expect(entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(expected);
  });

  it('of tiers leaves a contact in each tier once, by rule and by hand, and tells each once', async () => {
    const [club, ada] = [fresh('club'), fresh('ada')];
    const tiers = [
      { id: 'silver', name: 'Silver', threshold: 50 },
      { id: 'guests', name: 'Guests' },
    ];
    await world.requests.ask(saveProgramme, { workspace: 'acme', id: club, name: 'Club', tiers });
    const awarded = stepOf(aCommand('LoyaltyAwardPoints', { contactId: ada }), { points: 60, programme: club });
    const added = stepOf(aCommand('LoyaltyAddToTier', { contactId: ada }), { tier: 'Guests', programme: club });
    crashingAt(first, point);
    await expect(first.award.run([awarded])).rejects.toThrow(Crash);
    await expect(first.addToTier.run([added])).rejects.toThrow(Crash);
    const answers = [await second.award.run([awarded]), await second.addToTier.run([added])];
    expect([await second.award.run([awarded]), await second.addToTier.run([added])]).toEqual(answers);
    const events = answers.flat().flatMap((answer) => ('events' in answer ? (answer.events ?? []) : []));
    expect(events.map(({ type, data }) => [type, data['tierName']])).toEqual([
      ['Loyalty.PointsAwarded', undefined],
      ['Loyalty.TierAdded', 'Silver'],
      ['Loyalty.TierAdded', 'Guests'],
    ]);
    const asked = { workspace: 'acme', contact: ada, programme: club };
    const held = (await world.requests.ask(getBalance, asked)).tiers.map(({ name }) => name);
    expect(held).toEqual(['Silver', 'Guests']);
  });

  it('does not show in the balance that people see', async () => {
    const ada = fresh('ada');
    crashingAt(first, point);
    await expect(first.award.run([award(ada, 5)])).rejects.toThrow(Crash);
    const booked = point === 'accounts read' ? 0 : 5;
    expect((await statement(ada)).balance).toBe(booked);
    const account = await world.db.collection('accounts').findOne({ contact: ada });
    expect(account?.['latest']).toEqual(booked ? { ...newAccount, seq: 1, balance: 5, total: 5 } : undefined);
  });
});

describe('crashes at random', () => {
  it('change nothing in the end: limits hold, every step has one answer', async () => {
    const point = fc.option(fc.constantFrom(...issueCrashPoints));
    const round = fc.record({
      point,
      steps: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 5 }),
      replica: fc.integer({ min: 0, max: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
        const offer = fresh('offer');
        await save(offer, { limit: 8 });
        const steps = Array.from({ length: 8 }, (_, i) =>
          handled(couponStep(offer, `c${i % 3}`, { quantity: 2, contactLimit: 3, allowPartialAward: true })),
        );
        await Promise.all(
          rounds.map(async ({ point, steps: chosen, replica }) => {
            const { crash, coupons } = world.replica(replica);
            crash.at = async (here) => {
              if (here === point) throw new Crash(point);
            };
            await coupons
              .run(chosen.map((i) => steps[i] as (typeof steps)[0]))
              .catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
          }),
        );
        for (const { crash } of world.replicas) crash.at = () => Promise.resolve();
        const answers = await first.coupons.run(steps);
        expect(await second.coupons.run(steps)).toEqual(answers);
        expect(await couponsOf(offer)).toHaveLength(8);
        expect(await documentOf(offer)).toMatchObject({ issued: 8, pending: [] });
      }),
      { numRuns: 15 },
    );
  });
});
