// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runIdOf, serve } from '@fanfare/bus';
import { endRuns, parseStepId, type StoredEvent, type WorkflowSettings } from '@fanfare/contracts';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { WorkflowsDesk, WorkflowsDeskModule } from './workflows-desk.js';
import { World, type Issued } from './world.js';

const steps = {
  a: { action: 'Echo', input: {}, next: { Success: 'b', Failure: null } },
  b: { action: 'Echo', input: {} },
};
const workflows: Record<string, WorkflowSettings> = {
  once: { reentry: { per: 'contact', limit: 1 } },
  inTurn: { concurrency: { per: 'contact', limit: 1 } },
  twoAtOnce: { concurrency: { per: 'contact', limit: 2 } },
  twiceIn2s: { reentry: { per: 'contact', limit: 2, within: 'PT2S' } },
  free: {},
};

describe('how often and how many at once', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    for (const [id, settings] of Object.entries(workflows)) {
      await world.publishWorkflow(id, { ...aWorkflow(steps), settings, scope: { card: id } });
    }
    await eventually(async () => {
      const event = anEvent({ cardId: 'free' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(1), { withinMs: 500 });
    });
  });

  afterAll(async () => {
    await contacts.stop();
    await world.close();
  });

  const eventOf = (cardId: string, contactId: string): StoredEvent => anEvent({ cardId, contactId });
  const asked = (event: StoredEvent, node: string): Promise<Issued> =>
    eventually(() => {
      const found = world.of(event).find(({ command }) => parseStepId(command.stepId).node === node);
      if (!found) throw new Error(`${node} was not asked for`);
      return found;
    });
  const finish = async (event: StoredEvent) => {
    for (const node of ['a', 'b']) await world.answer(await asked(event, node), { exit: 'Success', output: {} });
  };

  it('lets a contact in once, and another too', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const events = [eventOf('once', one), eventOf('once', one), eventOf('once', two)];
    for (const event of events) await world.publish(event);
    await asked(events[2]!, 'a');
    await eventually(() => expect([world.of(events[0]!).length + world.of(events[1]!).length]).toEqual([1]));
    await world.publish(events[0]!, events[1]!);
    await world.publish(eventOf('once', two));
    const marker = eventOf('once', randomUUID());
    await world.publish(marker);
    await asked(marker, 'a');
    const ids = new Set([...world.of(events[0]!), ...world.of(events[1]!)].map(({ command }) => command.stepId));
    expect(ids.size).toBe(1);
  });

  it('lets the runs of a contact begin one after the other, in the order of their events', async () => {
    const contact = randomUUID();
    const events = [1, 2, 3].map(() => eventOf('inTurn', contact));
    for (const event of events) await world.publish(event);
    const first = await asked(events[0]!, 'a');
    const pending = await eventually(() => {
      const found = world.history.filter((entry) => entry.kind === 'run.started' && entry.contact === contact);
      expect(new Set(found.map(({ run }) => run)).size).toBe(3);
      return found;
    });
    expect(pending).toBeDefined();
    expect([world.of(events[1]!), world.of(events[2]!)]).toEqual([[], []]);
    await world.answer(first, { exit: 'Success', output: {} });
    await world.answer(await asked(events[0]!, 'b'), { exit: 'Success', output: {} });
    await asked(events[1]!, 'a');
    expect(world.of(events[2]!)).toEqual([]);
    await finish(events[1]!);
    await finish(events[2]!);
  });

  it('lets as many runs of a contact be at work as it may have at once, in the order of their events', async () => {
    const contact = randomUUID();
    const events = Array.from({ length: 6 }, () => eventOf('twoAtOnce', contact));
    for (const event of events) await world.publish(event);
    const begun = () => events.filter((event) => world.of(event).length > 0);
    for (let over = 0; over < events.length; over++) {
      const atWork = Math.min(over + 2, events.length);
      await asked(events[atWork - 1]!, 'a');
      expect(begun()).toEqual(events.slice(0, atWork));
      await finish(events[over]!);
    }
  });

  it('lets a contact in again when it is long enough ago, and not before', async () => {
    const withinMs = 2_000;
    const contact = randomUUID();
    const sent: StoredEvent[] = [];
    const starts = () => world.history.filter((entry) => entry.kind === 'run.started' && entry.contact === contact);
    const startedBy = () => new Map(starts().map((entry) => [entry.run, entry.at]));
    await eventually(async () => {
      const event = eventOf('twiceIn2s', contact);
      sent.push(event);
      await world.publish(event);
      expect(startedBy().size).toBeGreaterThanOrEqual(5);
    }, { everyMs: 150 }); // prettier-ignore
    const at = [...startedBy().values()].toSorted((a, b) => a - b);
    for (const [i, instant] of at.slice(2).entries()) expect(instant - at[i]!).toBeGreaterThanOrEqual(withinMs);
    // Nobody was kept out who might have come: two runs stand in the way of each event that started none.
    const refused = sent.filter((event) => !startedBy().has(runIdOf('acme', 'twiceIn2s', event.id)));
    expect(refused.length).toBeGreaterThan(0);
    for (const { acceptedAt } of refused.filter((event) => event.acceptedAt < at.at(-1)!)) {
      expect(at.filter((instant) => Math.abs(instant - acceptedAt) < withinMs + 500).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('starts a workflow for a contact no more when it starts again and again, and has it paused when it does so for many', async () => {
    const desk = await serve(WorkflowsDeskModule, { name: 'management-api', env: world.servers.env });
    const starts = (contact: string) => world.commands.filter(({ command }) => command.contactId === contact).length;
    const contacts = [1, 2, 3, 4, 5].map(() => randomUUID());
    const happens = async (times: number) => {
      for (const contact of contacts) {
        await world.publish(...Array.from({ length: times }, () => eventOf('free', contact)));
      }
    };
    await happens(50);
    await eventually(() => expect(contacts.map(starts)).toEqual([50, 50, 50, 50, 50]));
    await happens(10);
    const calm = randomUUID();
    await world.publish(eventOf('free', calm));
    await eventually(() => expect([...contacts, calm].map(starts)).toEqual([50, 50, 50, 50, 50, 1]));
    await eventually(() => expect(WorkflowsDesk.paused).toContain('free'));
    await desk.stop();
  });

  it('lets nobody have a turn while the workflow is held, and the next one as soon as it is resumed', async () => {
    const { requests, close } = asking(world.servers.env['NATS_URL'] ?? '');
    const contact = randomUUID();
    const [one, two] = [eventOf('inTurn', contact), eventOf('inTurn', contact)];
    await world.publish(one, two);
    const { run } = parseStepId((await asked(one, 'a')).command.stepId);
    const probes = Array.from({ length: 20 }, () => eventOf('inTurn', randomUUID()));
    await world.publish(...probes);
    for (const probe of probes) await asked(probe, 'a');
    await world.publishHead('inTurn', { activations: [{ version: 1, from: 0, to: null }], held: true });
    await eventually(async () => {
      const probe = probes.pop();
      if (probe) await world.answer(await asked(probe, 'a'), { exit: 'Success', output: {} });
      const reason = 'the workflow is held';
      expect(world.history.some((entry) => entry.kind === 'step.waiting' && entry.reason === reason)).toBe(true);
    });
    const cancelled = { at: Date.now(), status: 'Cancelled', reason: { kind: 'cancelled' } } as const;
    await requests.ask(endRuns, { workspace: 'acme', runs: [run], ...cancelled });
    const marker = eventOf('free', randomUUID());
    await world.publish(marker);
    await asked(marker, 'a');
    expect(world.of(two)).toEqual([]);
    await world.publishHead('inTurn', { activations: [{ version: 1, from: 0, to: null }] });
    await finish(two);
    await close();
  });

  it('lets the next one begin when a run failed, and lets runs of other contacts pass', async () => {
    const contact = randomUUID();
    const [one, two, other] = [eventOf('inTurn', contact), eventOf('inTurn', contact), eventOf('inTurn', randomUUID())];
    await world.publish(one, two, other);
    await asked(other, 'a');
    const error = { code: 'Bad', message: 'bad', retryable: false };
    await world.answer(await asked(one, 'a'), { exit: 'Failure', output: {}, error });
    await asked(two, 'a');
  });
});
