// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streams, subjects, type HistoryEntry, type StoredEvent, type WorkflowDefinition } from '@fanfare/contracts'; // prettier-ignore
import { decodeFrame, runIdOf, serve, splitFrames } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';

const steps = {
  d: { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'z' } },
  z: { action: 'Echo', input: {} },
};
const bought = { name: 'bought', event: 'Loyalty.PointsAwarded' as const };

const workflows: Record<string, WorkflowDefinition> = {
  wanting: aWorkflow(steps, { settings: { goals: [bought] } }),
  inTurn: aWorkflow(steps, { settings: { goals: [bought], concurrency: { per: 'contact', limit: 1 } } }),
  again: aWorkflow(steps, { settings: { goals: [{ name: 'again', event: 'Card.CoverClicked' }] } }),
  ready: aWorkflow({ z: { action: 'Echo', input: {} } }),
};

interface Stored {
  entry: HistoryEntry;
  /** When the server stored it. */
  at: number;
}

describe('a goal', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  let jsm: JetStreamManager;

  beforeAll(async () => {
    world = await World.open();
    jsm = await jetstreamManager(world.nc);
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    for (const [id, definition] of Object.entries(workflows)) {
      await world.publishWorkflow(id, { ...definition, scope: { card: id } });
    }
    await eventually(async () => {
      const event = anEvent({ cardId: 'ready' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(1), { withinMs: 500 });
    });
  });

  afterAll(async () => {
    await contacts.stop();
    await world.close();
  });

  const starting = (cardId: string, contactId = `c-${randomUUID()}`) => anEvent({ cardId, contactId });
  const buying = ({ contactId }: StoredEvent) => anEvent({ type: bought.event, data: { points: 9 }, contactId: contactId!, cardId: 'none' }); // prettier-ignore
  const runOf = ({ id, cardId }: StoredEvent) => runIdOf('acme', cardId ?? '', id);
  const told = (event: StoredEvent) => world.history.filter((entry) => entry.run === runOf(event));
  const ended = (event: StoredEvent) =>
    eventually(() => {
      const end = told(event).find((entry) => entry.kind === 'run.ended');
      if (!end) throw new Error(`${event.cardId} has not ended: ${JSON.stringify(told(event))}`);
      return end;
    });
  const waits = (event: StoredEvent) =>
    eventually(() => expect(told(event).some((entry) => entry.kind === 'step.waiting')).toBe(true));
  async function storedOf(run: string): Promise<Stored[]> {
    const { state } = await jsm.streams.info(streams.history.name);
    const all: Stored[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await jsm.streams.getMessage(streams.history.name, { seq });
      for (const line of splitFrames(message?.string() ?? '')) {
        all.push({ entry: JSON.parse(decodeFrame(line).head) as HistoryEntry, at: message?.time.getTime() ?? 0 });
      }
    }
    return all.filter(({ entry }) => entry.run === run);
  }

  it('ends a run in the middle of a wait before its event is done with, and within two seconds', async () => {
    const event = starting('wanting');
    await world.publish(event);
    await waits(event);
    const probe = starting('ready');
    const from = Date.now();
    await world.publish(probe);
    await eventually(() => expect(world.of(probe)).toHaveLength(1), { everyMs: 5 });
    // What a step takes just now: on a machine that is busy with other things two seconds are no measure.
    const stepMs = Date.now() - from;
    const goal = buying(event);
    const { seq } = await world.js.publish(subjects.event('acme', goal.type), JSON.stringify(goal));
    await eventually(async () => {
      const { ack_floor: floor } = await jsm.consumers.info(streams.events.name, 'orchestrator-events');
      expect(floor.stream_seq).toBeGreaterThanOrEqual(seq);
    });
    const goalAt = (await jsm.streams.getMessage(streams.events.name, { seq }))?.time.getTime() ?? 0;
    const end = (await storedOf(runOf(event))).find(({ entry }) => entry.kind === 'run.ended');
    expect(end?.entry).toMatchObject({ at: goalAt, status: 'Success', reason: { kind: 'goal', name: 'bought' } });
    expect((end?.at ?? Infinity) - goalAt).toBeLessThan(2_000 + 10 * stepMs);
  });

  it('ends a run that the same message starts, if it comes after it there', async () => {
    const [event, before] = [starting('wanting'), starting('wanting')];
    await world.publish(buying(before), before, event, buying(event));
    expect(await ended(event)).toMatchObject({ status: 'Success', reason: { kind: 'goal', name: 'bought' } });
    await waits(before);
    await world.publish(buying(before));
    await ended(before);
    expect(new Set((await storedOf(runOf(event))).flatMap(({ entry }) => (entry.kind === 'step.finished' ? entry.node : [])))).toEqual(new Set()); // prettier-ignore
  });

  it('ends runs whose events come together with it, in whichever order they are handled', async () => {
    const events = Array.from({ length: 60 }, () => starting('wanting'));
    await Promise.all(events.flatMap((event) => [world.publish(event), world.publish(buying(event))]));
    const after = await Promise.all(events.map(async (event) => ({ event, came: await cameAfter(event) })));
    for (const { event } of after.filter(({ came }) => came)) await ended(event);
    for (const { event } of after.filter(({ came }) => !came)) await waits(event);
    expect(after.some(({ came }) => came)).toBe(true);
  });

  it('ends a run that waits for its turn', async () => {
    const contact = `c-${randomUUID()}`;
    const [first, second] = [starting('inTurn', contact), starting('inTurn', contact)];
    await world.publish(first);
    await waits(first);
    await world.publish(second, buying(second));
    await Promise.all([ended(first), ended(second)]);
  });

  it('is no goal of the run that it starts itself', async () => {
    const contact = `c-${randomUUID()}`;
    const [first, second] = [starting('again', contact), starting('again', contact)];
    await world.publish(first);
    await waits(first);
    expect(told(first).some((entry) => entry.kind === 'run.ended')).toBe(false);
    await world.publish(second);
    await ended(first);
    await waits(second);
  });

  /** Whether the purchase of an event's contact is stored behind the event. */
  async function cameAfter(event: StoredEvent): Promise<boolean> {
    const { state } = await jsm.streams.info(streams.events.name);
    const places = new Map<string, number>();
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await jsm.streams.getMessage(streams.events.name, { seq });
      const [head] = splitFrames(message?.string() ?? '').map((line) => JSON.parse(line) as StoredEvent);
      if (head?.contactId === event.contactId) places.set(head?.type ?? '', seq);
    }
    return (places.get(bought.event) ?? 0) > (places.get(event.type) ?? 0);
  }
});
