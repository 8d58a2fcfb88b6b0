// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '@fanfare/bus';
import {
  endRuns,
  parseStepId,
  type Step,
  type StoredEvent,
  type TimerFired,
  type WorkflowSettings,
} from '@fanfare/contracts';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World, type Issued } from './world.js';

const echo = (next: Step['next'] = {}): Step => ({ action: 'Echo', input: {}, next });
const success = { exit: 'Success', output: {} };
const inForce = [{ version: 1, from: 0, to: null }];
const paused = () => [{ version: 1, from: 0, to: Date.now() - 1 }];

describe('a workflow whose runs are on their way', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  let client: ReturnType<typeof asking>;

  beforeAll(async () => {
    world = await World.open();
    client = asking(world.servers.nats.url);
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    await world.publishWorkflow('ready', aWorkflow({ a: echo() }, { scope: { card: 'ready' } }));
    await eventually(async () => {
      const event = anEvent({ cardId: 'ready' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(1), { withinMs: 500 });
    });
  });

  afterAll(async () => {
    await client.close();
    await contacts.stop();
    await world.close();
  });

  const begun = async (
    id: string,
    steps: Record<string, Step>,
    settings: WorkflowSettings = {},
  ): Promise<StoredEvent> => {
    await world.publishWorkflow(id, { ...aWorkflow(steps, { scope: { card: id } }), settings });
    return eventually(async () => {
      const event = anEvent({ cardId: id, contactId: `c-${randomUUID()}` });
      await world.publish(event);
      await eventually(() => expect(world.of(event).length).toBeGreaterThan(0), { withinMs: 500 });
      return event;
    });
  };
  const nodes = (event: StoredEvent) => world.of(event).map(({ command }) => parseStepId(command.stepId).node);
  const asked = (event: StoredEvent, node: string): Promise<Issued> =>
    eventually(() => {
      const found = world.of(event).find(({ command }) => parseStepId(command.stepId).node === node);
      if (!found) throw new Error(`${node} was not asked for`);
      return found;
    });
  const waits = (event: StoredEvent, reason: string) =>
    eventually(() => {
      const { run } = parseStepId(world.of(event)[0]?.command.stepId ?? '');
      const entry = world.history.find(
        (one) => one.kind === 'step.waiting' && one.run === run && one.reason === reason,
      );
      if (!entry) throw new Error(`does not wait for ${reason}`);
    });

  it('keeps them where they are while it is held, and lets all go on when it is resumed', async () => {
    const event = await begun('holding', {
      a: echo({ Success: 'd' }),
      d: { action: 'Delay', input: { for: 'PT1S' }, next: { Success: 'b' } },
      b: echo({ Success: 'w' }),
      w: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'PT1H' }, next: { Success: 'z' } },
      z: echo(),
    });
    await world.publishHead('holding', { activations: paused(), held: true });
    await world.answer(await asked(event, 'a'), success);
    await waits(event, 'the workflow is held');
    expect(nodes(event)).toEqual(['a']);
    await world.publishHead('holding', { activations: inForce });
    await world.answer(await asked(event, 'b'), success);
    await waits(event, 'event Prize.Awarded');
    await world.publishHead('holding', { activations: paused(), held: true });
    await eventually(async () => {
      await world.publish(
        anEvent({ type: 'Prize.Awarded', data: { prizeId: 'p' }, contactId: event.contactId!, cardId: 'none' }),
      );
      // It has been met when nobody waits for its time any more.
      expect(await world.armed(`${parseStepId(world.of(event)[0]!.command.stepId).run}.>`)).toEqual([]);
    });
    expect(nodes(event)).toEqual(['a', 'b']);
    await world.publishHead('holding', { activations: inForce });
    await asked(event, 'z');
  });

  it('tries nothing again while it is held, but what failed as soon as it is resumed', async () => {
    const event = await begun('retrying', { a: echo({ Success: 'b' }), b: echo() });
    const error = { code: 'Timeout', message: 'no answer', retryable: true, retryAfterMs: 3_000 };
    await world.answer(await asked(event, 'a'), { exit: 'Failure', output: {}, error });
    const { run } = parseStepId((await asked(event, 'a')).command.stepId);
    await eventually(async () => expect(await world.armed(`${run}.>`)).toHaveLength(1));
    await world.publishHead('retrying', { activations: paused(), held: true });
    await waits(event, 'the workflow is held');
    expect(nodes(event)).toEqual(['a']);
    await world.publishHead('retrying', { activations: inForce });
    await eventually(() => expect(world.of(event).map(({ command }) => command.attempt)).toEqual([1, 2]));
  });

  it('lets those that wait go on with the version that was published for them', async () => {
    const delay: Step = { action: 'Delay', input: { for: 'PT1S' }, next: { Success: 'old' } };
    const event = await begun('moving', { a: echo({ Success: 'd' }), d: delay, old: echo() });
    await world.answer(await asked(event, 'a'), success);
    await waits(event, 'delay');
    await world.publishVersion(
      'moving',
      2,
      aWorkflow(
        { a: echo({ Success: 'd' }), d: { ...delay, next: { Success: 'new' } }, new: echo() },
        { scope: { card: 'moving' } },
      ),
    );
    const now = Date.now();
    await world.publishHead('moving', {
      activations: [
        { version: 1, from: 0, to: now },
        { version: 2, from: now, to: null, waitingRuns: 'move' },
      ],
    });
    const issued = await asked(event, 'new');
    const { run } = parseStepId(issued.command.stepId);
    await eventually(() => {
      const moved = world.history.find((entry) => entry.run === run && entry.kind === 'run.moved');
      expect(moved).toMatchObject({ version: 2 });
    });
  });

  it('moves none that has ended, although its time had come just before', async () => {
    const delay: Step = { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'z' } };
    const event = await begun('ended', { a: echo({ Success: 'd' }), d: delay, z: echo() });
    const a = await asked(event, 'a');
    await world.answer(a, success);
    await waits(event, 'delay');
    const { run: id } = parseStepId(a.command.stepId);
    await client.requests.ask(endRuns, { workspace: 'acme', runs: [id], at: Date.now(), status: 'Cancelled', reason: { kind: 'cancelled' } }); // prettier-ignore
    const second = aWorkflow({ a: echo({ Success: 'd' }), d: delay, z: echo() }, { scope: { card: 'ended' } });
    await world.publishVersion('ended', 2, second);
    const now = Date.now();
    await world.publishHead('ended', { activations: [{ version: 1, from: 0, to: now }, { version: 2, from: now, to: null, waitingRuns: 'move' }] }); // prettier-ignore
    const fired: TimerFired = { stepId: `${id}/0/d/0`, dueAt: now, reason: 'delay' };
    await world.fire(fired, a.cargo.replace('"node":"a"', '"node":"d"'));
    const after = world.history.filter(({ run }) => run === id).map(({ kind }) => kind);
    expect(after).toContain('run.ended');
    expect(after).not.toContain('run.moved');
    expect(nodes(event)).toEqual(['a']);
  });

  const goal = (event: 'Prize.Awarded' | 'Loyalty.PointsAwarded') => ({ goals: [{ name: event, event }] });
  it.each([
    ['had others', goal('Prize.Awarded')],
    ['had none', {}],
  ])('are ended by the goals of the version that they go on with, where the first one %s', async (_, settings) => {
    const id = `goals-${Object.keys(settings).length}`;
    const delay = (next: string): Step => ({ action: 'Delay', input: { for: 'PT1S' }, next: { Success: next } });
    const event = await begun(id, { a: echo({ Success: 'd' }), d: delay('z'), z: echo() }, settings);
    await world.answer(await asked(event, 'a'), success);
    await waits(event, 'delay');
    const second = { ...aWorkflow({ a: echo({ Success: 'd' }), d: delay('z'), z: echo() }), settings: goal('Loyalty.PointsAwarded') }; // prettier-ignore
    await world.publishVersion(id, 2, { ...second, scope: { card: id } });
    const now = Date.now();
    const activations = [{ version: 1, from: 0, to: now }, { version: 2, from: now, to: null, waitingRuns: 'move' as const }]; // prettier-ignore
    await world.publishHead(id, { activations });
    const { run } = parseStepId((await asked(event, 'z')).command.stepId);
    const about = { contactId: event.contactId!, cardId: 'none' };
    await world.publish(anEvent({ type: 'Prize.Awarded', data: { prizeId: 'p' }, ...about }));
    await world.publish(anEvent({ type: 'Loyalty.PointsAwarded', data: { points: 1 }, ...about }));
    await eventually(() => {
      const end = world.history.find((entry) => entry.run === run && entry.kind === 'run.ended');
      expect(end).toMatchObject({ status: 'Success', reason: { name: 'Loyalty.PointsAwarded' } });
    });
  });

  it('lets them finish on their own version when nothing else was said', async () => {
    const delay: Step = { action: 'Delay', input: { for: 'PT1S' }, next: { Success: 'old' } };
    const event = await begun('finishing', { a: echo({ Success: 'd' }), d: delay, old: echo() });
    await world.answer(await asked(event, 'a'), success);
    await waits(event, 'delay');
    await world.publishVersion('finishing', 2, aWorkflow({ a: echo({ Success: 'd' }), d: { ...delay, next: {} } }));
    const now = Date.now();
    await world.publishHead('finishing', {
      activations: [
        { version: 1, from: 0, to: now },
        { version: 2, from: now, to: null },
      ],
    });
    await asked(event, 'old');
  });
});
