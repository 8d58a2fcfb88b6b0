import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countRuns, getBalance, listCoupons, type PublishedEvent } from '@fanfare/contracts';
import { asking, aWorkflow, eventually, seededRandom } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { publishPatiently } from './patient-publisher.js';
import { unfinished } from './quiet.js';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const events = Number(process.env['CHAOS_EVENTS'] ?? 5_000);
const contacts = 250;
const pointsPerEvent = 10;
const workspace = 'acme';

describe(`${events} events while services and nats-server are killed (CHAOS_SEED=${seed})`, () => {
  const random = seededRandom(seed);
  let fanfare: Fanfare;
  let client: ReturnType<typeof asking>;

  beforeAll(async () => {
    fanfare = await Fanfare.start({ syncInterval: 'always' });
    client = asking(fanfare.system.nats.url);
    await fanfare.api.expectOk('PUT', '/offers/chaos', { name: 'Chaos' });
    await fanfare.activate(
      'chaos',
      aWorkflow(
        {
          issue: { action: 'ContactCouponIssue', input: { offer: 'chaos' }, next: { Success: 'award' } },
          award: { action: 'LoyaltyAwardPoints', input: { points: pointsPerEvent } },
        },
        { trigger: { type: 'Competition.EntrySubmitted' } },
      ),
    );
  });

  afterAll(async () => {
    await client.close();
    await fanfare.stop();
  });

  it('loses none, does nothing twice, and leaves nothing stuck', async () => {
    await Promise.all([publishAll(), killEachInTurn()]);

    await eventually(async () => expect(await runCounts()).toEqual({ Success: events }), {
      withinMs: 240_000,
      everyMs: 500,
    });
    const coupons = await allCoupons();
    expect(coupons).toHaveLength(events);
    expect(new Set(coupons.map(({ step }) => step)).size).toBe(events);
    expect(new Set(coupons.map(({ code }) => code)).size).toBe(events);
    expect(await totalPoints()).toBe(events * pointsPerEvent);
    await eventually(async () => expect(await unfinished(fanfare.system.nats.url)).toEqual({}), {
      withinMs: 30_000,
      everyMs: 250,
    });
  }, 400_000);

  async function publishAll(): Promise<void> {
    const batch = 50;
    for (let from = 0; from < events; from += batch) {
      const made = Array.from({ length: Math.min(batch, events - from) }, (_, i) => anEntry(from + i));
      await publishPatiently(fanfare.gateway, made);
    }
  }

  /** SIGKILL at a random moment, down for a random while, and up again: first the orchestrator, then rewards, then the server. */
  async function killEachInTurn(): Promise<void> {
    const { system } = fanfare;
    for (const victim of [system.service('orchestrator'), system.service('rewards'), system.nats]) {
      await delay(500 + random() * 2_000);
      await victim.kill();
      await delay(random() * 1_500);
      await victim.restart();
    }
  }

  function anEntry(n: number): PublishedEvent {
    const contact = { id: `contact-${n % contacts}` };
    return { id: `entry-${seed}-${n}`, type: 'Competition.EntrySubmitted', contact, data: { entryId: String(n) } };
  }

  async function runCounts(): Promise<Record<string, number>> {
    const { counts } = await client.requests.ask(countRuns, { workspace, workflow: 'chaos' }, 15_000);
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }

  async function allCoupons(): Promise<{ step: string; code: string }[]> {
    const found: { step: string; code: string }[] = [];
    for (let after: string | undefined; ;) {
      const page = await client.requests.ask(
        listCoupons,
        { workspace, offer: 'chaos', limit: 1_000, ...(after && { after }) },
        15_000,
      );
      found.push(...page.coupons);
      if (page.next === null) return found;
      after = page.next;
    }
  }

  async function totalPoints(): Promise<number> {
    let total = 0;
    for (let n = 0; n < contacts; n++) {
      const { balance, entries } = await client.requests.ask(
        getBalance,
        { workspace, contact: `contact-${n}` },
        15_000,
      );
      expect(entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(balance);
      total += balance;
    }
    return total;
  }
});
