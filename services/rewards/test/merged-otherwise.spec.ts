// real: NATS, MongoDB, two replicas of the service. fake: contacts; the orchestrator, by StepBench
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningService } from '@fanfare/chassis';
import { getBalance } from '@fanfare/contracts';
import { serve } from '@fanfare/bus';
import { aCommand, eventually } from '@fanfare/testing';
import { JoiningAccounts } from '../src/loyalty/joining-accounts.js';
import { Acquaintance } from '../src/people/acquaintance.js';
import { JoinedStore } from '../src/people/joined.store.js';
import { ContactsDesk, ContactsDeskModule } from './contacts-desk.js';
import { fresh, openWorld, type World } from './rewards-world.js';

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

const workspace = 'acme';
const of = <T>(turn: number, type: new (...args: never[]) => T): T =>
  world.replica(turn).service.app.get(type, { strict: false });
const look = (id: string) => of(0, Acquaintance).look(workspace, id);
const statement = (contact: string) => world.requests.ask(getBalance, { workspace, contact });
const balances = (people: string[]) => Promise.all(people.map(async (one) => (await statement(one)).balance));

/** People with so many points each. */
async function people(points: Record<string, number>): Promise<string[]> {
  const ids = Object.keys(points).map(fresh);
  const steps = Object.values(points).map((each, i) =>
    aCommand('LoyaltyAwardPoints', { contactId: ids[i] as string, input: { points: each } }),
  );
  await world.bench.runAll(steps);
  return ids;
}

describe('points of somebody who was merged, and then into somebody else', () => {
  it('go to the second one, also when that the first merge was undone is never heard', async () => {
    const [visitor, ada, eve] = (await people({ visitor: 40, ada: 1, eve: 2 })) as [string, string, string];
    ContactsDesk.unite(ada, visitor);
    await look(visitor);
    ContactsDesk.part(ada, visitor);
    ContactsDesk.unite(eve, visitor);
    await look(visitor);
    expect(await balances([ada, eve, visitor])).toEqual([1, 42, 42]);
    expect((await statement(eve)).totalPoints).toBe(42);
  });

  it('come back, with those of the other one, when it was merged the other way round', async () => {
    const [visitor, ada] = (await people({ visitor: 40, ada: 1 })) as [string, string];
    ContactsDesk.unite(ada, visitor);
    await look(visitor);
    ContactsDesk.part(ada, visitor);
    ContactsDesk.unite(visitor, ada);
    await look(ada);
    expect(await balances([ada, visitor])).toEqual([41, 41]);
    const { outcome } = await world.bench.run(
      aCommand('LoyaltyRedeemPoints', { contactId: ada, input: { points: 41 } }),
    );
    expect(outcome).toEqual({ exit: 'Success', output: { balance: 0 } });
  });

  it('stay with the third one when the second was merged into it', async () => {
    const [visitor, ada, eve] = (await people({ visitor: 40, ada: 1, eve: 2 })) as [string, string, string];
    ContactsDesk.unite(ada, visitor);
    await look(visitor);
    ContactsDesk.unite(eve, ada);
    await look(ada);
    await look(visitor);
    expect(await balances([visitor, ada, eve])).toEqual([43, 43, 43]);
    const kinds = (await statement(eve)).entries.map(({ kind }) => kind);
    expect(kinds).not.toContain('unmergeOut');
  });
});

describe('an answer to who somebody is that was overtaken by a newer one', () => {
  /** Looks in one process with what is true now, and in the other with what is true after the change; the first one ends last. */
  async function lookTwice(id: string, change: () => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    ContactsDesk.delivers = promise;
    const late = of(0, Acquaintance).look(workspace, id);
    await eventually(async () => expect(ContactsDesk.asked).toBe(id));
    change();
    ContactsDesk.delivers = Promise.resolve();
    await of(1, Acquaintance).look(workspace, id);
    resolve();
    await late;
  }

  it('gives points to nobody who is not that person any more', async () => {
    const [visitor, ada] = (await people({ visitor: 40, ada: 1 })) as [string, string];
    ContactsDesk.unite(ada, visitor);
    await lookTwice(visitor, () => ContactsDesk.part(ada, visitor));
    expect(await balances([visitor, ada])).toEqual([40, 1]);
  });

  it('takes no points from somebody who is one with another by now', async () => {
    const [visitor, ada] = (await people({ visitor: 40, ada: 1 })) as [string, string];
    await lookTwice(visitor, () => ContactsDesk.unite(ada, visitor));
    expect(await balances([visitor, ada])).toEqual([41, 41]);
  });

  it('is asked for once more ten minutes later, because who took it may have died', async () => {
    const [visitor, ada] = (await people({ visitor: 40, ada: 1 })) as [string, string];
    await of(0, JoinedStore).say(workspace, new Map([[visitor, ada]]), Date.now());
    const later = Date.now() + 86_400_000;
    await of(1, Acquaintance).lookAfter(later);
    expect(await balances([visitor, ada])).toEqual([40, 1]);
    // What it learnt is looked after once more itself.
    await of(1, Acquaintance).lookAfter(later);
    expect(await of(1, JoinedStore).unsettled(later, 100)).toEqual([]);
  });
});

describe('accounts that two processes close in favour of one another', () => {
  /** Stands for a kill: the work ends here, and nothing after it happens. */
  class Crash extends Error {}

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'are one again, and no point is lost, when the late one dies at place %i',
    async (nth) => {
      const [ada, eve] = (await people({ ada: 10, eve: 40 })) as [string, string];
      const say = (names: [string, string | null][]) => of(1, JoinedStore).say(workspace, new Map(names), Date.now());
      await say([[ada, eve], [eve, null]]); // prettier-ignore
      const [arrived, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let places = 0;
      world.replicas[0].crash.at = async () => {
        if (++places > nth) throw new Crash();
        arrived.resolve();
        await goOn.promise;
      };
      const late = of(0, JoiningAccounts)
        .settle(workspace, ada)
        .catch((error: unknown) => error);
      await arrived.promise;
      await say([[eve, ada], [ada, null]]); // prettier-ignore
      for (const one of [ada, eve]) await of(1, JoiningAccounts).settle(workspace, one);
      goOn.resolve();
      await late;
      world.replicas[0].crash.at = () => Promise.resolve();
      for (const one of [ada, eve]) await of(1, JoiningAccounts).settle(workspace, one);
      const { balance, totalPoints, entries } = await statement(ada);
      expect([balance, totalPoints, entries.reduce((sum, { delta }) => sum + delta, 0)]).toEqual([50, 50, 50]);
      expect(await balances([eve])).toEqual([50]);
    },
  );
});
