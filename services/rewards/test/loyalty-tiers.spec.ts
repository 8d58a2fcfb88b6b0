import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  changeTier,
  getBalance,
  listProgrammes,
  removeProgramme,
  saveProgramme,
  streams,
  type LoyaltyProgramme,
} from '@fanfare/contracts';
import { aCommand, itemsIn } from '@fanfare/testing';
import { fresh, openWorld, type World } from './rewards-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tiers = [
  { id: 'silver', name: 'Silver', threshold: 100 },
  { id: 'gold', name: 'Gold', threshold: 1_000 },
  { id: 'guests', name: 'Guests' },
];
const aProgramme = async (given: Partial<LoyaltyProgramme> = {}) => {
  const id = fresh('club');
  await world.requests.ask(saveProgramme, { workspace: 'acme', id, name: 'Club', tiers, ...given });
  return id;
};
const award = (programme: string, contactId: string, points: number) =>
  aCommand('LoyaltyAwardPoints', { contactId, input: { points, programme } });
const redeem = (programme: string, contactId: string, points: number) =>
  aCommand('LoyaltyRedeemPoints', { contactId, input: { points, programme } });
const tier = (
  way: 'AddTo' | 'RemoveFrom',
  programme: string,
  contactId: string | null,
  name: string,
  at = Date.now(),
) => aCommand(`Loyalty${way}Tier`, { contactId, at, input: { tier: name, programme } });
const statement = (programme: string, contact: string) =>
  world.requests.ask(getBalance, { workspace: 'acme', contact, programme });
const tiersOf = async (programme: string, contact: string) =>
  (await statement(programme, contact)).tiers.map(({ name }) => name);
const byHand = (programme: string, contact: string, name: string, to: 'in' | 'out', requestId = fresh('r')) =>
  world.requests.ask(changeTier, { workspace: 'acme', contact, programme, tier: name, to, requestId });
const toldOf = async (contact: string) =>
  (await itemsIn(world.natsUrl, streams.events.name))
    .map((item) => JSON.parse(item) as { contactId: string; type: string; data: object; origin?: object })
    .filter((event) => event.contactId === contact && event.type.startsWith('Loyalty.Tier'));

describe('tiers by rule', () => {
  it('follow all points ever awarded, and are told with the chain of the award, once each', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    const commands = [
      award(club, ada, 99),
      award(club, ada, 1),
      redeem(club, ada, 100),
      award(club, ada, 900),
    ] as const;
    for (const command of commands) await world.bench.run(command);
    expect(await tiersOf(club, ada)).toEqual(['Silver', 'Gold']);
    const [points, silver] = await world.bench.eventsOf(commands[1]);
    expect(points?.type).toBe('Loyalty.PointsAwarded');
    expect(silver).toMatchObject({
      type: 'Loyalty.TierAdded',
      data: { programId: club, tierId: 'silver', tierName: 'Silver' },
      origin: { chain: commands[1].chain },
    });
    await world.bench.run(commands[3]);
    expect((await world.bench.eventsOf(commands[3])).map(({ type }) => type)).toEqual([
      'Loyalty.PointsAwarded',
      'Loyalty.TierAdded',
      'Loyalty.PointsAwarded',
      'Loyalty.TierAdded',
    ]);
    expect(await world.bench.eventsOf(commands[2])).toHaveLength(1);
  });

  it('fall only where the programme measures what is left', async () => {
    const [club, ada] = [await aProgramme({ measure: 'balance' }), fresh('ada')];
    await world.bench.run(award(club, ada, 150));
    const command = redeem(club, ada, 60);
    await world.bench.run(command);
    expect(await tiersOf(club, ada)).toEqual([]);
    expect((await world.bench.eventsOf(command)).map(({ type }) => type)).toEqual([
      'Loyalty.PointsRedeemed',
      'Loyalty.TierRemoved',
    ]);
  });
});

describe('LoyaltyAddToTier and LoyaltyRemoveFromTier', () => {
  it('take a tier by its name or id, say whether something changed, and tell only then', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    const [add, again, remove] = [
      tier('AddTo', club, ada, 'guests'),
      tier('AddTo', club, ada, 'GUESTS'),
      tier('RemoveFrom', club, ada, 'Guests'),
    ] as const;
    const output = { tierId: 'guests', tierName: 'Guests' };
    for (const [command, changed] of [
      [add, true],
      [again, false],
      [remove, true],
      [add, true],
    ] as const) {
      expect((await world.bench.run(command)).outcome).toEqual({ exit: 'Success', output: { ...output, changed } });
    }
    expect(await tiersOf(club, ada)).toEqual([]);
    const [first, repeated] = await world.bench.eventsOf(add);
    expect(first).toMatchObject({
      type: 'Loyalty.TierAdded',
      data: { programId: club, ...output },
      origin: { chain: add.chain },
    });
    expect(repeated).toEqual(first);
    expect(await world.bench.eventsOf(again)).toEqual([]);
    expect((await world.bench.eventsOf(remove)).map(({ type }) => type)).toEqual(['Loyalty.TierRemoved']);
  });

  it('leave it as the newest cause says, however late an older one comes', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    await world.bench.run(tier('RemoveFrom', club, ada, 'Guests', 2_000));
    const late = tier('AddTo', club, ada, 'Guests', 1_000);
    expect((await world.bench.run(late)).outcome.output).toMatchObject({ changed: false });
    expect([await tiersOf(club, ada), await world.bench.eventsOf(late)]).toEqual([[], []]);
  });

  it('fail for a tier that is none, the same when it is there by then, and for nobody', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    const command = tier('AddTo', club, ada, 'Platinum');
    const code = async () => (await world.bench.run(command)).outcome.error?.code;
    expect(await code()).toBe('TierNotFound');
    await world.requests.ask(saveProgramme, {
      workspace: 'acme',
      id: club,
      name: 'Club',
      tiers: [{ id: 'p', name: 'Platinum' }],
    });
    expect(await code()).toBe('TierNotFound');
    expect((await world.bench.run(tier('AddTo', club, null, 'Platinum'))).outcome.error?.code).toBe('NoContact');
  });

  it('by many at once change it once', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => world.bench.run(tier('AddTo', club, ada, 'Guests', 1_000))),
    );
    expect(answers.filter(({ outcome }) => outcome.output['changed'])).toHaveLength(1);
  });
});

describe('tiers by hand', () => {
  it('are told once, without a chain, and the same request again changes nothing', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    expect(await byHand(club, ada, 'Gold', 'in', 'r1')).toMatchObject({
      changed: true,
      tiers: [{ name: 'Gold', by: 'hand' }],
    });
    expect(await byHand(club, ada, 'Gold', 'in', 'r2')).toMatchObject({ changed: false });
    await byHand(club, ada, 'Gold', 'out');
    expect(await byHand(club, ada, 'Gold', 'in', 'r1')).toMatchObject({ changed: true });
    expect(await tiersOf(club, ada)).toEqual([]);
    const told = await toldOf(ada);
    expect(told.map(({ type }) => type)).toEqual(['Loyalty.TierAdded', 'Loyalty.TierRemoved']);
    expect(told[0]).not.toHaveProperty('origin');
    await expect(byHand(club, ada, 'None', 'in')).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('stand against the rule', async () => {
    const [club, ada] = [await aProgramme(), fresh('ada')];
    await world.bench.run(award(club, ada, 1_000));
    await byHand(club, ada, 'Gold', 'out');
    await world.bench.run(award(club, ada, 1_000));
    expect(await tiersOf(club, ada)).toEqual(['Silver']);
  });
});

describe('a programme', () => {
  it('that is not active takes no points, and a refused step stays so', async () => {
    const [club, ada] = [await aProgramme({ active: false }), fresh('ada')];
    const commands = [award(club, ada, 5), redeem(club, ada, 5), tier('AddTo', club, ada, 'Gold')];
    const codes = async () => (await world.bench.runAll(commands)).map(({ outcome }) => outcome.error?.code);
    expect(await codes()).toEqual(['ProgrammeInactive', 'ProgrammeInactive', 'ProgrammeInactive']);
    await world.requests.ask(saveProgramme, { workspace: 'acme', id: club, name: 'Club', tiers });
    expect(await codes()).toEqual(['ProgrammeInactive', 'ProgrammeInactive', 'ProgrammeInactive']);
    expect(await statement(club, ada)).toMatchObject({ balance: 0, tiers: [], entries: [] });
  });

  it('is listed, and removed only while nobody has points in it', async () => {
    const [club, other] = [await aProgramme(), await aProgramme()];
    const ids = async () =>
      (await world.requests.ask(listProgrammes, { workspace: 'acme', limit: 1_000 })).programmes.map(({ id }) => id);
    expect(await ids()).toEqual(expect.arrayContaining([club, other]));
    await world.bench.run(award(club, fresh('ada'), 5));
    await expect(world.requests.ask(removeProgramme, { workspace: 'acme', id: club })).rejects.toMatchObject({
      code: 'Conflict',
    });
    await world.requests.ask(removeProgramme, { workspace: 'acme', id: other });
    expect(await ids()).not.toContain(other);
  });

  it('has no two tiers that cannot be told apart', async () => {
    await expect(
      aProgramme({
        tiers: [
          { id: 'a', name: 'Gold' },
          { id: 'b', name: 'gold' },
        ],
      }),
    ).rejects.toMatchObject({
      code: 'Invalid',
      errors: [{ path: 'tiers.1.name' }],
    });
  });
});
