import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getBalance, saveProgramme } from '@fanfare/contracts';
import { stepOf } from '@fanfare/connector';
import { aCommand } from '@fanfare/testing';
import fc from 'fast-check';
import { bookingCrashPoints } from '../src/loyalty/account-books.js';
import { Expiry, expiryCrashPoints } from '../src/loyalty/expiry.js';
import { fresh, openWorld, type Replica, type World } from './rewards-world.js';

/** Stands for a kill: the work ends here, and nothing after it happens. */
class Crash extends Error {}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const dayMs = 86_400_000;
const steps = 8;
const replica = fc.integer({ min: 0, max: 1 });
const point = fc.option(fc.constantFrom(...bookingCrashPoints, ...expiryCrashPoints));
const work = fc.oneof(
  fc.record({ kind: fc.constantFrom('award', 'redeem', 'tier'), step: fc.integer({ min: 0, max: steps - 1 }) }),
  fc.record({ kind: fc.constant('expire'), step: fc.integer({ min: 8, max: 14 }) }),
);

it('whatever crashes wherever, each step is booked once, the ledger sums to the balance, and nothing is below zero', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ work, replica, point }), { maxLength: 14 }), async (rounds) => {
      const [club, ada] = [fresh('club'), fresh('ada')];
      const tiers = [{ id: 's', name: 'Silver', threshold: 20 }, { id: 'v', name: 'Guests' }]; // prettier-ignore
      const settings = { name: 'Club', expiryDays: 5, measure: 'balance', tiers } as const;
      await world.requests.ask(saveProgramme, { workspace: 'acme', id: club, ...settings });
      const commands = Array.from({ length: steps }, (_, i) => aCommand('Any', { contactId: ada, at: i * dayMs }));
      const doWork = async (one: Replica, kind: string, step: number): Promise<unknown> => {
        const command = commands[step];
        if (!command) return one.service.app.get(Expiry, { strict: false }).expire(step * dayMs);
        if (kind === 'award') return one.award.run([stepOf(command, { points: 10 + step, programme: club })]);
        if (kind === 'redeem') return one.redeem.run([stepOf(command, { points: 7 + step, programme: club })]);
        return one.addToTier.run([stepOf(command, { tier: 'Guests', programme: club })]);
      };
      // A step is of one kind only: the first that the rounds make of it.
      const kinds = new Map<number, string>();
      for (const { work } of rounds) if (!kinds.has(work.step)) kinds.set(work.step, work.kind);
      await Promise.all(
        rounds.map(async ({ work, replica, point }) => {
          const one = world.replica(replica);
          one.crash.at = async (here) => {
            if (here === point) throw new Crash(here);
          };
          await doWork(one, kinds.get(work.step) ?? '', work.step).catch((error: unknown) => {
            expect(error).toBeInstanceOf(Crash);
          });
        }),
      );
      for (const { crash } of world.replicas) crash.at = () => Promise.resolve();
      const [first, second] = world.replicas;
      for (const [step, kind] of kinds) {
        const answer = await doWork(first, kind, step);
        if (step < steps) expect(await doWork(second, kind, step)).toEqual(answer);
      }
      const asked = { workspace: 'acme', contact: ada, programme: club };
      const { balance, totalPoints, tiers: held, entries } = await world.requests.ask(getBalance, asked);
      expect(entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(balance);
      const stored = await world.db.collection('pointsLedger').find({ contact: ada }).sort({ seq: 1 }).toArray();
      expect(stored.map(({ seq }) => seq as number)).toEqual(stored.map((_, i) => i + 1));
      expect(stored.every((entry) => (entry['balance'] as number) >= 0)).toBe(true);
      const booked = stored.filter(({ kind }) => kind !== 'expire').map(({ _id }) => String(_id));
      const asksBooked = [...kinds.keys()].flatMap((step) => commands[step]?.stepId ?? []);
      expect(booked.toSorted()).toEqual(asksBooked.toSorted());
      const awarded = entries.filter(({ kind }) => kind === 'award').reduce((sum, { delta }) => sum + delta, 0);
      expect(totalPoints).toBe(awarded);
      expect(held.some(({ name }) => name === 'Silver')).toBe(balance >= 20);
    }),
    { numRuns: 25 },
  );
});
