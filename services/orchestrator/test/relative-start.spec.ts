// real: NATS, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and management-api.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kvm } from '@nats-io/kv';
import {
  buckets,
  headKey,
  versionKey,
  type Activation,
  type RelativeStart,
  type StoredEvent,
} from '@fanfare/contracts';
import { serve } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDesk, ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';

const second = 1_000;
const steps = { one: { action: 'Echo', input: { value: '{{ run.startedAt }}' } } };
const dated = (relativeTo: Partial<RelativeStart> = {}, node = 'one') =>
  aWorkflow(
    { [node]: steps.one },
    { trigger: { type: 'Card.Completed', relativeTo: { date: '{{ trigger.data.startsAt }}', ...relativeTo } } },
  );

describe('a run relative to a date of its event', () => {
  let world: World;
  let desk: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    world = await World.open();
    desk = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
  });
  afterAll(async () => {
    await desk.stop();
    await world.close();
  });

  /** An event that names the workflow it is for: those of other tests do not take it. */
  const publish = async (workflow: string, inMs: number, given: Partial<StoredEvent> = {}) => {
    const at = Date.now() + inMs;
    const event = anEvent({ type: 'Card.Completed', data: { startsAt: at, workflow }, ...given });
    await world.publish(event);
    return { event, at };
  };
  const starts = ({ id }: StoredEvent, workflow: string) =>
    world.history.flatMap((e) => (e.kind === 'run.started' && e.event === id && e.workflow === workflow ? [e] : []));
  const begun = (event: StoredEvent, workflow: string) =>
    eventually(() => {
      const [start] = starts(event, workflow);
      if (!start) throw new Error('not begun yet');
      return start;
    });
  const heads = async (workflow: string, activations: Activation[]) => {
    const kv = await new Kvm(world.js).open(buckets.workflows);
    await kv.put(headKey('acme', workflow), JSON.stringify({ workspace: 'acme', workflow, activations }));
  };
  const only = (workflow: string, relativeTo?: Partial<RelativeStart>, node?: string) => {
    const definition = dated(relativeTo, node);
    const filter = { left: '{{ trigger.data.workflow }}', op: 'eq' as const, right: workflow };
    return { ...definition, trigger: { ...definition.trigger, filter } };
  };

  it('begins at the date, about the contact as it is then', async () => {
    await world.publishWorkflow('later', only('later'));
    const { event, at } = await publish('later', 2 * second, { contactId: 'ada' });
    await eventually(async () => expect(await world.armed('*.start')).toHaveLength(1));
    expect(ContactsDesk.asked).toEqual([]);
    const start = await begun(event, 'later');
    expect(start).toMatchObject({ at, contact: 'ada' });
    expect(Date.now() - at).toBeGreaterThanOrEqual(0);
    expect(ContactsDesk.asked).toEqual([start.run]);
    const [issued] = await eventually(() => {
      expect(world.of(event)).toHaveLength(1);
      return world.of(event);
    });
    expect(issued?.command.input).toEqual({ value: new Date(at).toISOString() });
  });

  it('begins once, also when its event comes again before and after', async () => {
    await world.publishWorkflow('once', only('once'));
    const { event } = await publish('once', 1.5 * second);
    await world.publish(event);
    const { run } = await begun(event, 'once');
    await world.publish(event);
    const marker = await publish('once', 1.5 * second);
    await begun(marker.event, 'once');
    expect(new Set(starts(event, 'once').map((start) => start.run))).toEqual(new Set([run]));
    expect(new Set(world.of(event).map(({ command }) => command.stepId)).size).toBe(1);
  });

  it('does not begin when the date has passed, unless it should, nor without one', async () => {
    await world.publishWorkflow('past', only('past'));
    await world.publishWorkflow('anyway', only('past', { ifPast: 'run' }));
    const passed = await publish('past', -second);
    const undated = anEvent({ type: 'Card.Completed', data: { workflow: 'past' } });
    await world.publish(undated);
    await begun(passed.event, 'anyway');
    const marker = await publish('past', second);
    await begun(marker.event, 'past');
    expect([passed.event, undated].flatMap((event) => starts(event, 'past'))).toEqual([]);
  });

  it('begins although orchestrator and nats-server crash while it waits', async () => {
    await world.publishWorkflow('sturdy', only('sturdy'));
    // Far enough ahead for a busy machine; published again when the orchestrator had not heard of the workflow yet.
    const { event, at } = await eventually(async () => {
      const published = await publish('sturdy', 10 * second);
      const waiting = async () => expect(await world.armed('*.start')).not.toEqual([]);
      await eventually(waiting, { withinMs: 2_000 });
      return published;
    });
    await world.without(async () => {
      await world.servers.nats.kill();
      await world.servers.nats.restart();
    });
    expect(await begun(event, 'sturdy')).toMatchObject({ at });
  });

  it('does not begin when its workflow is not in force at the date any more', async () => {
    await world.publishWorkflow('paused', only('paused'));
    await world.publishWorkflow('going-on', only('paused'));
    const { event, at } = await publish('paused', 2 * second);
    await heads('paused', [{ version: 1, from: 0, to: at - second }]);
    await begun(event, 'going-on');
    const marker = await publish('paused', second);
    await begun(marker.event, 'going-on');
    expect(starts(event, 'paused')).toEqual([]);
  });

  it('begins with the version in force at the date, which may want to wait longer', async () => {
    await world.publishWorkflow('changing', only('changing'));
    const { event, at } = await publish('changing', 1.5 * second);
    await eventually(async () => expect(await world.armed('*.start')).toHaveLength(1));
    const kv = await new Kvm(world.js).open(buckets.workflows);
    const published = await kv.get(versionKey('acme', 'changing', 1));
    const second2 = {
      ...published?.json<object>(),
      version: 2,
      definition: only('changing', { offset: 'PT1S' }, 'two'),
    };
    await kv.put(versionKey('acme', 'changing', 2), JSON.stringify(second2));
    await heads('changing', [
      { version: 1, from: 0, to: at - second },
      { version: 2, from: at - second, to: null },
    ]);
    expect(await begun(event, 'changing')).toMatchObject({ at: at + second, version: 2 });
  });
});
