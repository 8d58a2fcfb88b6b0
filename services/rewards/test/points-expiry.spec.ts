import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sweeping } from '@fanfare/chassis';
import { changeTier, getBalance, saveProgramme, streams, type LoyaltyProgramme } from '@fanfare/contracts';
import { aCommand, itemsIn } from '@fanfare/testing';
import { Expiry, expiryCrashPoints } from '../src/loyalty/expiry.js';
import { PointsLedgerStore } from '../src/loyalty/ledger.store.js';
import { LoyaltySweep } from '../src/loyalty/loyalty-sweep.js';
import type { Telling } from '../src/telling.js';
import { fresh, openWorld, type World } from './rewards-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => {
  for (const { crash } of world.replicas) crash.at = () => Promise.resolve();
});

const dayMs = 86_400_000;
const day = (n: number) => Date.parse('2026-01-01T12:00:00Z') + n * dayMs;
const aProgramme = async (given: Partial<LoyaltyProgramme> = {}) => {
  const id = fresh('club');
  await world.requests.ask(saveProgramme, { workspace: 'acme', id, name: 'Club', expiryDays: 10, ...given });
  return id;
};
const award = (programme: string, contactId: string, points: number, at: number) =>
  world.bench.run(aCommand('LoyaltyAwardPoints', { contactId, at, input: { points, programme } }));
const redeem = (programme: string, contactId: string, points: number, at: number) =>
  world.bench.run(aCommand('LoyaltyRedeemPoints', { contactId, at, input: { points, programme } }));
const expire = (now: number, replica = 0) =>
  world.replica(replica).service.app.get(Expiry, { strict: false }).expire(now);
const statement = (programme: string, contact: string) =>
  world.requests.ask(getBalance, { workspace: 'acme', contact, programme });
const deltas = async (programme: string, contact: string) =>
  (await statement(programme, contact)).entries.map(({ kind, delta }) => [kind, delta]).toReversed();

describe('points expire', () => {
  it('after their days, the oldest being used first, once a day however often it is looked', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    await award(club, ada, 50, day(0));
    await award(club, ada, 30, day(5));
    await redeem(club, ada, 20, day(6));
    for (const n of [10, 11, 11, 12]) await expire(day(n), n);
    await award(club, ada, 7, day(12));
    await expire(day(16));
    expect(await deltas(club, ada)).toEqual([
      ['award', 50],
      ['award', 30],
      ['redeem', -20],
      ['expire', -30],
      ['award', 7],
      ['expire', -30],
    ]);
    expect(await statement(club, ada)).toMatchObject({ balance: 7, totalPoints: 87 });
  });

  it('of more accounts than are looked at at once, each its own', async () => {
    const club = await aProgramme();
    const contacts = Array.from({ length: 1_200 }, (_, i) => `c${i}`);
    await world.bench.runAll(
      contacts.map((contactId, i) =>
        aCommand('LoyaltyAwardPoints', { contactId, at: day(i % 2 ? 0 : 8), input: { points: 5, programme: club } }),
      ),
    );
    expect(await expire(day(12))).toBeGreaterThanOrEqual(600);
    const entries = await world.db.collection('pointsLedger').find({ programme: club, kind: 'expire' }).toArray();
    expect(entries).toHaveLength(600);
    expect(entries.every(({ delta }) => delta === -5)).toBe(true);
  });

  it('of accounts with long ledgers, too', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    const awards = Array.from({ length: 80 }, (_, i) => i % 2);
    await world.bench.runAll(
      awards.map((late) =>
        aCommand('LoyaltyAwardPoints', { contactId: ada, at: day(late * 9), input: { points: 1, programme: club } }),
      ),
    );
    await expire(day(12));
    expect(await statement(club, ada)).toMatchObject({ balance: 40, totalPoints: 80 });
  });

  it('never below zero while others redeem, and the ledger sums to the balance', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    await award(club, ada, 50, day(0));
    const redeeming = Array.from({ length: 40 }, () => redeem(club, ada, 1, day(20)));
    await Promise.all([...redeeming, expire(day(20)), expire(day(20), 1)]);
    const { balance, entries } = await statement(club, ada);
    expect(entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(balance);
    expect(balance).toBe(0);
    expect(entries.filter(({ kind }) => kind === 'expire').length).toBeLessThanOrEqual(1);
  });

  it('and a tier that follows what is left is lost, which is told once', async () => {
    const tiers = [{ id: 'silver', name: 'Silver', threshold: 10 }];
    const [club, ada] = [await aProgramme({ tiers, measure: 'balance' }), fresh('ada')];
    await award(club, ada, 10, day(0));
    await expire(day(12));
    const sweeps = world.replicas.map(({ service }) => service.app.get(LoyaltySweep, { strict: false }));
    for (const sweep of sweeps) await sweep.tell();
    const told = (await itemsIn(world.natsUrl, streams.events.name)).filter(
      (item) => item.includes(`"${ada}"`) && item.includes('Loyalty.TierRemoved'),
    );
    expect(told).toHaveLength(1);
    expect((await statement(club, ada)).tiers).toEqual([]);
  });

  it('and the sweep that tells of tiers is one: what it finds goes out once when a process starts', async () => {
    const [club, ada] = [await aProgramme({ tiers: [{ id: 'vip', name: 'Vip' }] }), fresh('ada')];
    await world.requests.ask(changeTier, { workspace: 'acme', contact: ada, programme: club, tier: 'vip', to: 'in' });
    await world.db.collection('pointsLedger').updateMany({ contact: ada }, { $set: { untold: true } });
    const get = <T>(type: new (...args: never[]) => T): T => world.replica(0).service.app.get(type, { strict: false });
    const works: (() => Promise<number>)[] = [];
    const sweeping = { every: (_: number, __: string, work: () => Promise<number>) => works.push(work) };
    const { promise, resolve } = Promise.withResolvers<void>();
    let told = 0;
    const telling = {
      // The first to tell is slow: whoever else wants to tell the same does so meanwhile.
      async tell(_: unknown, mark: () => Promise<void>) {
        if (++told > 1) resolve();
        await promise;
        await mark();
      },
    };
    new LoyaltySweep(get(Expiry), get(PointsLedgerStore), telling as unknown as Telling, sweeping as unknown as Sweeping).onApplicationBootstrap(); // prettier-ignore
    const [expiring, ...others] = works.map((work) => work());
    void expiring?.then(() => resolve());
    await Promise.all([expiring, ...others]);
    expect(told).toBe(1);
  });

  it.each([...expiryCrashPoints, 'ledger written', 'accounts advanced'])(
    'once, when it crashes at "%s" and another process goes on',
    async (point) => {
      const [club, ada] = [await aProgramme(), fresh('ada')];
      await award(club, ada, 50, day(0));
      await award(club, ada, 5, day(9));
      world.replica(0).crash.at = async (here) => {
        if (here === point) throw new Error('crash');
      };
      await expect(expire(day(12))).rejects.toThrow('crash');
      await expire(day(12), 1);
      await expire(day(13), 1);
      expect(await statement(club, ada)).toMatchObject({ balance: 5, totalPoints: 55 });
    },
  );
});
