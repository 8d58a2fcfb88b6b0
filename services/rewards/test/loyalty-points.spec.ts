import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getBalance } from '@fanfare/contracts';
import { stepOf } from '@fanfare/connector';
import { aCommand } from '@fanfare/testing';
import { fresh, openWorld, type World } from './rewards-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const award = (contactId: string | null, points: number, input: object = {}) =>
  aCommand('LoyaltyAwardPoints', { contactId, input: { points, ...input } });
const redeem = (contactId: string | null, points: number, input: object = {}) =>
  aCommand('LoyaltyRedeemPoints', { contactId, input: { points, ...input } });
const statement = (contact: string, programme?: string) =>
  world.requests.ask(getBalance, { workspace: 'acme', contact, ...(programme ? { programme } : {}) });
const sum = (entries: { delta: number }[]) => entries.reduce((total, { delta }) => total + delta, 0);

describe('loyalty points', () => {
  it('are awarded and redeemed, with the balance after it', async () => {
    const ada = fresh('ada');
    expect((await world.bench.run(award(ada, 100, { reason: 'Quiz' }))).outcome).toEqual({
      exit: 'Success',
      output: { balance: 100 },
    });
    expect((await world.bench.run(redeem(ada, 30, { redemption: 'Mug' }))).outcome).toEqual({
      exit: 'Success',
      output: { balance: 70 },
    });
    expect((await world.bench.run(redeem(ada, 71))).outcome).toEqual({
      exit: 'InsufficientPoints',
      output: { balance: 70 },
    });
    const { balance, totalPoints, entries } = await statement(ada);
    expect({ balance, totalPoints }).toEqual({ balance: 70, totalPoints: 100 });
    expect(entries.map(({ delta, reason }) => [delta, reason])).toEqual([
      [-30, 'Mug'],
      [100, 'Quiz'],
    ]);
  });

  it('are shown by pages, each entry once, and what is booked meanwhile moves nothing', async () => {
    const ada = fresh('ada');
    for (let i = 1; i <= 60; i++) await world.bench.run(award(ada, i));
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await world.requests.ask(getBalance, { workspace: 'acme', contact: ada, limit: 25, after });
      seen.push(...page.entries.map(({ delta }) => delta));
      after = page.next ?? undefined;
      await world.bench.run(award(ada, 1_000));
      await world.bench.run(redeem(ada, 1_000_000));
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
    expect((await statement(ada)).next).toBeNull();
  });

  it('are told to workflows, a refusal is not, and a repeat tells the same', async () => {
    const ada = fresh('ada');
    const [awarded, redeemed, refused] = [award(ada, 100, { reason: 'Quiz' }), redeem(ada, 30), redeem(ada, 71)];
    for (const command of [awarded, redeemed, refused, awarded]) await world.bench.run(command);
    const [first, again] = await world.bench.eventsOf(awarded);
    expect(first).toMatchObject({
      type: 'Loyalty.PointsAwarded',
      contactId: ada,
      data: { points: 100, balance: 100, totalPoints: 100, reason: 'Quiz' },
      origin: { chain: awarded.chain },
    });
    expect(again).toEqual(first);
    const { data } = (await world.bench.eventsOf(redeemed))[0] ?? {};
    expect(data).toEqual({ programId: 'default', points: 30, balance: 70, totalPoints: 100 });
    expect(await world.bench.eventsOf(refused)).toEqual([]);
  });

  it('are kept apart by programme, and need a contact and a whole positive number', async () => {
    const ada = fresh('ada');
    await world.bench.run(award(ada, 10, { programme: 'gold' }));
    expect((await statement(ada)).balance).toBe(0);
    expect((await statement(ada, 'gold')).balance).toBe(10);
    expect((await world.bench.run(award(null, 10))).outcome.error?.code).toBe('NoContact');
    expect((await world.bench.run(award(ada, 0.5))).outcome.error?.code).toBe('InputInvalid');
  });

  it('never go below zero under 60 concurrent debits from 50, and the ledger sums to the balance', async () => {
    const ada = fresh('ada');
    await world.bench.run(award(ada, 50));
    const answers = await Promise.all(Array.from({ length: 60 }, () => world.bench.run(redeem(ada, 1))));
    expect(answers.filter(({ outcome }) => outcome.exit === 'Success')).toHaveLength(50);
    expect(answers.every(({ outcome }) => (outcome.output['balance'] as number) >= 0)).toBe(true);
    const { balance, totalPoints, entries } = await statement(ada);
    expect({ balance, totalPoints, ledger: sum(entries) }).toEqual({ balance: 0, totalPoints: 50, ledger: 0 });
  });

  it('are booked one after the other on one account, in whichever process', async () => {
    const ada = fresh('ada');
    const steps = Array.from({ length: 60 }, () => award(ada, 1));
    const outcomes = await Promise.all(
      steps.map((command, i) => world.replica(i).award.run([stepOf(command, { points: 1, programme: 'default' })])),
    );
    const balances = outcomes.flat().map((outcome) => (outcome && 'data' in outcome ? outcome.data.balance : -1));
    expect(balances.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });

  it('are booked once per step, and a refusal stays one though the balance has grown', async () => {
    const ada = fresh('ada');
    const [refused, granted] = [redeem(ada, 5), award(ada, 20)];
    await world.bench.runAll([refused]);
    await world.bench.runAll([granted]);
    const again = await world.bench.runAll([refused, redeem(ada, 1)]);
    expect(again.map(({ outcome }) => [outcome.exit, outcome.output])).toEqual([
      ['InsufficientPoints', { balance: 0 }],
      ['Success', { balance: 19 }],
    ]);
    const copies = await Promise.all(Array.from({ length: 10 }, () => world.bench.run(granted)));
    expect(new Set(copies.map(({ outcome }) => outcome.output['balance']))).toEqual(new Set([20]));
    expect((await statement(ada)).balance).toBe(19);
  });

  it('of a hundred contacts, several each, are booked from one message', async () => {
    const team = fresh('team');
    const steps = Array.from({ length: 100 }, (_, i) => award(`${team}-${i % 40}`, i + 1));
    const answers = await world.bench.runAll(steps);
    expect(answers.map(({ outcome }) => outcome.output['balance'])).toEqual(steps.map((_, i) => sumTo(i)));
  });
});

/** What contact i % 40 has after step i: its own points and those of every fortieth step before. */
function sumTo(i: number): number {
  return i < 0 ? 0 : i + 1 + sumTo(i - 40);
}
