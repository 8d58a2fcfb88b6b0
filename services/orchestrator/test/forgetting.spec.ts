// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Connection } from 'mongoose';
import { buckets, endRuns, forgetWaiting, timerShards, timersStream, type Step, type StoredEvent, type WorkflowDefinition } from '@fanfare/contracts'; // prettier-ignore
import { contactReferences, runIdOf, serve } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';

const echo = (next: Step['next'] = {}): Step => ({
  action: 'Echo',
  input: { text: '{{ trigger.data.secret }}' },
  next,
});
const branches = [{ name: 'A', next: 'a' }, { name: 'B', next: 'b' }]; // prettier-ignore
const workflows: Record<string, WorkflowDefinition> = {
  waiting: aWorkflow({ w: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'PT1H' }, next: { Success: 'z' } }, z: echo() }),
  meeting: aWorkflow({ s: { action: 'Split', branches }, a: echo({ Success: 'm' }), b: echo({ Success: 'm' }), m: { action: 'Merge', next: { Success: 'z' } }, z: echo() }),
  inTurn: aWorkflow({ z: echo() }, { settings: { concurrency: { per: 'contact', limit: 1 } } }),
  ending: aWorkflow({ z: echo() }, { settings: { goals: [{ name: 'bought', event: 'Loyalty.PointsAwarded' }] } }),
  dated: aWorkflow({ z: echo() }, { trigger: { type: 'Card.Completed', relativeTo: { date: '{{ trigger.data.on }}' } } }),
}; // prettier-ignore

describe('a contact that is deleted', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  let client: ReturnType<typeof asking>;

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    client = asking(world.servers.nats.url);
    for (const [id, definition] of Object.entries(workflows)) {
      await world.publishWorkflow(id, { ...definition, scope: { card: id } });
    }
  });
  afterAll(async () => {
    await client.close();
    await contacts.stop();
    await world.close();
  });

  const runOf = ({ id, cardId }: StoredEvent) => runIdOf('acme', cardId ?? '', id);

  /** Everything that the orchestrator has stored, and every timer and lock, as text. */
  async function places(): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    const { db } = world.app.get<Connection>(MONGO, { strict: false });
    for (const one of (await db?.collections()) ?? []) {
      found[one.collectionName] = JSON.stringify(await one.find({}).toArray());
    }
    const shards = Array.from({ length: timerShards }, (_, shard) => timersStream(shard).name);
    found['timers'] = (await Promise.all(shards.map(textsIn))).join('\n');
    found['locks'] = await textsIn(`KV_${buckets.locks}`);
    return found;
  }
  const everything = async () => Object.values(await places()).join('\n');

  async function textsIn(stream: string): Promise<string> {
    const jsm = await jetstreamManager(world.nc);
    const { state } = await jsm.streams.info(stream);
    const texts: string[] = [];
    for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
      texts.push((await jsm.streams.getMessage(stream, { seq }))?.string() ?? '');
    }
    return texts.join('\n');
  }

  const hasBegun = (event: StoredEvent) => world.history.some(({ run }) => run === runOf(event));

  /** Somebody who waits in every way there is; the secret is in all that is kept of them. */
  async function somebody() {
    const secret = randomUUID();
    const contactId = `id-${secret}`;
    const data = { secret, on: Date.now() + 3_600_000 };
    const event = (cardId: string) => anEvent({ cardId, contactId, data });
    const events = ['waiting', 'meeting', 'inTurn', 'inTurn', 'ending'].map(event);
    const dated = anEvent({ type: 'Card.Completed', cardId: 'dated', contactId, data });
    const before = anEvent({ type: 'Prize.Awarded', cardId: 'none', contactId, data: { ...data, prizeId: 'p' } });
    await eventually(async () => {
      await world.publish(before);
      await world.publish(...events);
      await world.publish(dated);
      await eventually(() => expect(events.filter((one) => !hasBegun(one))).toEqual([]), { withinMs: 2_000 });
    });
    const [arrival] = await eventually(() => {
      const found = world.of(events[1] as StoredEvent);
      expect(found).toHaveLength(2);
      return found;
    });
    // Whose turn it is has it: from now on nothing moves by itself.
    await eventually(() => expect(world.of(events[2] as StoredEvent)).toHaveLength(1));
    if (arrival) await world.answer(arrival, { exit: 'Success', output: { secret } });
    await eventually(async () => {
      const found = await places();
      const kept = Object.keys(found).filter((place) => found[place]?.includes(secret));
      expect(kept).toEqual(expect.arrayContaining(['entries', 'meetings', 'pending_starts', 'queued_starts', 'recent_events', 'timers', 'tracked_runs', 'waits'])); // prettier-ignore
    });
    const runs = [...events, dated].map(runOf);
    const who = contactReferences('acme', { id: contactId });
    const asked = { workspace: 'acme', contacts: [contactId], who, placeholder: 'x7f3', runs, workflows: [] };
    return { secret, asked };
  }

  const end = (runs: string[]) =>
    client.requests.ask(endRuns, { workspace: 'acme', runs, at: Date.now(), status: 'Cancelled', reason: { kind: 'cancelled' } }); // prettier-ignore
  const forget = async (asked: Awaited<ReturnType<typeof somebody>>['asked']) =>
    (await client.requests.ask(forgetWaiting, asked, 20_000)).records;

  it('is in nothing that is kept of those who wait, in no queue, timer or date; asking again finds nothing', async () => {
    const { secret, asked } = await somebody();
    await end(asked.runs);
    expect(await forget(asked)).toBeGreaterThan(5);
    await eventually(async () => {
      await forget(asked);
      expect(await everything()).not.toContain(secret);
    });
    expect(await forget(asked)).toBe(0);
  });

  it('takes nothing from anybody else', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const before = (await everything()).split(other.secret).length;
    await end(one.asked.runs);
    await forget(one.asked);
    expect((await everything()).split(other.secret)).toHaveLength(before);
  });

  it('is named by no lock', async () => {
    const [contactId, secret] = [`id-${randomUUID()}`, randomUUID()];
    await world.publishWorkflow('loops', { ...aWorkflow({ z: echo() }), scope: { card: 'loops' } });
    const events = Array.from({ length: 60 }, () => anEvent({ cardId: 'loops', contactId, data: { secret } }));
    await eventually(async () => {
      await world.publish(...events);
      expect(await everything()).toContain(contactId);
    });
    const asked = {
      workspace: 'acme',
      contacts: [contactId],
      who: [],
      placeholder: 'x7f4',
      runs: events.map(runOf),
      workflows: [],
    };
    await end(asked.runs);
    await forget(asked);
    await eventually(async () => {
      await forget(asked);
      expect(await everything()).not.toContain(contactId);
    });
  });
});
