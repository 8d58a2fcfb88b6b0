// real: NATS, MongoDB, the service as processes of its own, which kill themselves by SIGKILL. fake: the orchestrator, by StepBench
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getBalance, listCoupons, listOffers, saveOffer, type StepCommand } from '@fanfare/contracts';
import {
  aCommand,
  asking,
  eventually,
  seededRandom,
  startTestServers,
  StepBench,
  type TestServers,
} from '@fanfare/testing';
import mongoose, { type Connection } from 'mongoose';
import { countCodes } from './codes-counted.js';
import type { Moment } from './dies-at-write.js';
import { startMortal, type Mortal } from './mortal.js';
import { couponStep, fresh } from './rewards-world.js';

/** What is to be done right whatever dies: messages of steps, and what must hold when all of them are answered. */
interface Work {
  /** Stands in all that the work writes. */
  about: string;
  messages: StepCommand[][];
  holds(): Promise<void>;
}

let servers: TestServers;
let bench: StepBench;
let client: ReturnType<typeof asking>;
let db: Connection;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-rewards-'));
  servers = await startTestServers();
  bench = await StepBench.open(servers.nats.url, 'rewards');
  client = asking(servers.nats.url);
  const dbName = `${servers.env['MONGODB_PREFIX']}_rewards`;
  db = await mongoose.createConnection(servers.mongo.url, { dbName }).asPromise();
});
afterAll(async () => {
  await db.close();
  await client.close();
  await bench.close();
  await servers.stop();
  await rm(dir, { recursive: true });
});

const start = (moment: Omit<Moment, 'told'> | null) => startMortal(servers.env, dir, moment);
const answersTo = (steps: readonly StepCommand[]) => {
  const ids = new Set(steps.map(({ stepId }) => stepId));
  return bench.answers.filter(({ stepId }) => ids.has(stepId));
};
const inMessages = (steps: StepCommand[], size: number) =>
  Array.from({ length: Math.ceil(steps.length / size) }, (_, i) => steps.slice(i * size, (i + 1) * size));
/** More than any of the works writes. */
const mostWrites = 16;
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

describe('a service that is killed at its first write, at its second, and so on until there is no other', () => {
  it('gives 80 issues of 40 steps against a limit of 10 exactly 10 coupons, and partial awards what is left', async () => {
    const writes = new Set(['update offers', 'insert coupons', 'update holdings', 'insert issues']);
    // Two offers are written at once, so which of them the n-th write is differs from run to run.
    const deaths = await dieAtEachWrite(someIssues);
    expect([deaths.size > 1, deaths.isSubsetOf(writes)]).toEqual([true, true]);
  }, 240_000);

  it('books 60 debits from 50 points down to zero and no further, and its ledger sums to the balance', async () => {
    const deaths = await dieAtEachWrite(someDebits);
    expect([deaths.size > 0, deaths.isSubsetOf(new Set(['insert pointsLedger', 'update accounts']))]).toEqual([
      true,
      true,
    ]);
  }, 240_000);
});

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);

it(`two processes that are killed at random writes leave the same behind (CHAOS_SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  const first = await start(null);
  const works = [await someIssues(), await someDebits(), await someIssues(), await someDebits()];
  await first.stop();
  const moment = () => ({
    about: 'about-',
    nth: 1 + Math.floor(random() * 12),
    when: random() < 0.5 ? ('before' as const) : ('after' as const),
  });
  for (let round = 0; round < 3; round++) {
    const both = await Promise.all([start(moment()), start(moment())]);
    const share = works.flatMap(({ messages }) => messages.filter((_, i) => i % 3 === round));
    await Promise.all(share.map((steps) => bench.send(...steps)));
    await eventually(() => {
      const isOver =
        both.every((one) => one.diedAt() !== null) || answersTo(share.flat()).length >= share.flat().length;
      if (!isOver) throw new Error('they live, and not everything is answered');
    });
    await Promise.all(both.map((one) => one.stop()));
  }
  const last = await start(null);
  for (const work of works) await settles(work);
  await last.stop();
}, 240_000);

/** Gives the writes that processes died at. What one of them left is done by the next one, and must hold there. */
async function dieAtEachWrite(prepare: () => Promise<Work>): Promise<Set<string>> {
  const deaths = new Set<string>();
  const first = await start(null);
  const works = await Promise.all(Array.from({ length: mostWrites }, prepare));
  await first.stop();
  await nothingIsDue();
  for (const [i, work] of works.entries()) {
    const process = await start({ about: work.about, nth: i + 1, when: 'after' });
    const before = works[i - 1];
    if (before) await settles(before);
    for (const steps of work.messages) await bench.send(...steps);
    const write = await deathOf(process, work);
    if (write !== null) {
      deaths.add(write);
      continue;
    }
    // A repeat tries to write again, so this one might die of it.
    await process.stop();
    const last = await start(null);
    await settles(work);
    await last.stop();
    return deaths;
  }
  throw new Error('it died at every write, and there was always another one');
}

/** What time makes of offers is looked at when a service starts: nobody is to die of that, while others' steps are settled. */
async function nothingIsDue(): Promise<void> {
  const process = await start(null);
  await eventually(async () => {
    expect(await db.collection('offers').countDocuments({ dueAt: { $gte: 0, $lte: Date.now() } })).toBe(0);
  });
  await process.stop();
}

/** Null: it has done all of its work and lives. */
function deathOf({ diedAt }: Mortal, { messages }: Work): Promise<string | null> {
  const sent = messages.flat();
  return eventually(() => {
    const write = diedAt();
    if (write === null && answersTo(sent).length < sent.length) throw new Error('it lives, and is not done');
    return write;
  });
}

/** All steps come again and are answered as they ever were, and then it holds. */
async function settles({ messages, holds }: Work): Promise<void> {
  for (const steps of messages) await bench.runAll(steps);
  const byStep = Map.groupBy(answersTo(messages.flat()), ({ stepId }) => stepId);
  for (const answers of byStep.values()) {
    expect(new Set(answers.map(({ outcome }) => JSON.stringify(outcome))).size).toBe(1);
  }
  await holds();
}

async function someIssues(): Promise<Work> {
  const about = fresh('about');
  const [limited, stocked] = [`${about}-limited`, `${about}-stocked`];
  const codes = Array.from({ length: 7 }, (_, i) => `${about}-${i}`);
  await client.requests.ask(saveOffer, { workspace: 'acme', id: limited, name: 'Ten', limit: 10 });
  await client.requests.ask(saveOffer, { workspace: 'acme', id: stocked, name: 'Seven', codes });
  const steps = Array.from({ length: 40 }, (_, i) => couponStep(limited, `contact-${i}`));
  const partial = Array.from({ length: 5 }, (_, i) =>
    couponStep(stocked, `contact-${i}`, { quantity: 3, allowPartialAward: true }),
  );
  return {
    about,
    messages: [[...steps, ...partial], steps],
    async holds() {
      const { offers } = await client.requests.ask(listOffers, { workspace: 'acme', limit: 1_000 });
      expect(offers.find(({ id }) => id === limited)).toMatchObject({ issued: 10, left: 0 });
      expect(offers.find(({ id }) => id === stocked)).toMatchObject({ issued: 7, left: 0 });
      const [ten, seven] = [await couponsOf(limited), await couponsOf(stocked)];
      expect(new Set(ten.map(({ code }) => code)).size).toBe(10);
      expect(new Set(ten.map(({ step }) => step)).size).toBe(10);
      expect(seven.map(({ code }) => code).toSorted()).toEqual(codes);
      expect(await countCodes(db, stocked)).toEqual({ inStock: [], issued: expect.arrayContaining(codes) });
      const counts = partial.map((step) => answersTo([step])[0]?.outcome.output['coupon_count']);
      expect(counts.toSorted()).toEqual([0, 0, 1, 3, 3]);
      for (const id of [limited, stocked]) {
        expect(await db.collection('offers').findOne({ id })).toMatchObject({ pending: [] });
      }
    },
  };
}

/** Whoever was killed last has to be back before it answers. */
function answer<T>(ask: () => Promise<T>): Promise<T> {
  return eventually(ask);
}

async function couponsOf(offer: string) {
  return (await answer(() => client.requests.ask(listCoupons, { workspace: 'acme', offer, limit: 1_000 }))).coupons;
}

async function someDebits(): Promise<Work> {
  const about = fresh('about');
  await bench.run(aCommand('LoyaltyAwardPoints', { contactId: about, input: { points: 50 } }));
  const steps = Array.from({ length: 60 }, () =>
    aCommand('LoyaltyRedeemPoints', { contactId: about, input: { points: 1 } }),
  );
  return {
    about,
    messages: inMessages(steps, 20),
    async holds() {
      const { balance, entries } = await answer(() =>
        client.requests.ask(getBalance, { workspace: 'acme', contact: about }),
      );
      expect([balance, sum(entries.map(({ delta }) => delta))]).toEqual([0, 0]);
      const ledger = await db.collection('pointsLedger').find({ contact: about }).sort({ seq: 1 }).toArray();
      expect(ledger.map(({ seq }) => seq as number)).toEqual(ledger.map((_, i) => i + 1));
      expect(Math.min(...ledger.map((entry) => entry['balance'] as number))).toBe(0);
      const exits = new Map(answersTo(steps).map(({ stepId, outcome }) => [stepId, outcome.exit]));
      expect([...exits.values()].filter((exit) => exit === 'Success')).toHaveLength(50);
      expect(exits.size).toBe(60);
    },
  };
}
