// real: NATS, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseStepId, subjects, type StoredEvent } from '@fanfare/contracts';
import { serve } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDesk, ContactsDeskModule } from './contacts-desk.js';
import { World, type Issued } from './world.js';

const success = { exit: 'Success', output: { value: 'done' } };
const twoSteps = aWorkflow({
  one: { action: 'Echo', input: { value: '{{ trigger.data.cardTitle }}' }, next: { Success: 'two' } },
  two: { action: 'Echo', input: { value: '{{ steps.one.value }}' } },
});

const runOf = (issued?: Issued) => parseStepId(issued?.command.stepId ?? '').run;

describe('the orchestrator', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
    await world.publishWorkflow('two-steps', twoSteps);
    const marker = anEvent();
    await eventually(async () => {
      await world.publish({ ...marker, id: randomUUID(), data: { cardTitle: marker.id } });
      expect(world.of(marker).length).toBeGreaterThan(0);
    }, { everyMs: 200 }); // prettier-ignore
  });

  afterAll(() => world.close());

  const issued = (event: StoredEvent, count: number): Promise<Issued[]> =>
    eventually(() => {
      const found = world.of(event);
      expect(found).toHaveLength(count);
      return found;
    });
  const ended = (runId: string) =>
    eventually(() => {
      const end = world.history.find((entry) => entry.run === runId && entry.kind === 'branch.ended');
      if (!end) throw new Error('not ended yet');
      return end;
    });

  it('carries a run from step to step, with what earlier steps left', async () => {
    const event = anEvent({ data: { cardTitle: 'Spin' } });
    await world.publish(event);
    const [first] = await issued(event, 1);
    expect(first?.command.input).toEqual({ value: 'Spin' });
    await world.answer(first as Issued, success);
    const [, second] = await issued(event, 2);
    expect(second?.command.input).toEqual({ value: 'done' });
    expect(runOf(second)).toBe(runOf(first));
    await world.answer(second as Issued, success);
    expect(await ended(runOf(first))).toMatchObject({ failed: false, exit: 'Success' });
  });

  it('gives the same run and the same step to an event that comes again', async () => {
    const event = anEvent();
    await world.publish(event, event);
    await world.publish(event);
    const found = await issued(event, 3);
    expect(new Set(found.map(({ command }) => command.stepId)).size).toBe(1);
  });

  it('sends a step again after a transient failure, by a timer and as the next attempt', async () => {
    const event = anEvent();
    await world.publish(event);
    const [first] = await issued(event, 1);
    const error = { code: 'Unavailable', message: 'try later', retryable: true };
    await world.answer(first as Issued, { exit: 'Failure', output: {}, error });
    const retried = await eventually(async () => {
      const found = world.history.find((entry) => entry.kind === 'step.finished' && entry.run === runOf(first));
      if (!found) throw new Error('not yet');
      return found;
    });
    expect(retried).toMatchObject({ exit: 'Failure', attempt: 1, retryAt: expect.any(Number) });
  });

  it('waits for contacts when they are away, and loses nothing', async () => {
    const event = anEvent({ contactId: 'ada' });
    await world.publish(event);
    expect(world.of(event)).toHaveLength(0);
    const desk = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    const [first] = await issued(event, 1);
    expect(first?.command.contactId).toBe('ada');
    expect(ContactsDesk.asked).toContain(runOf(first));
    await desk.stop();
  });

  it('works off what came while it was away', async () => {
    const event = anEvent();
    await world.without(() => world.publish(event));
    await issued(event, 1);
  });

  it('sets a broken event aside and starts its neighbours', async () => {
    const event = anEvent();
    await world.js.publish(subjects.event('acme', event.type), `{"id":"broken"}\n${JSON.stringify(event)}\nnot json`);
    await issued(event, 1);
    await eventually(async () => expect(await world.deadLetters()).toHaveLength(2));
  });

  it('fails a step whose run carries more data than a message may, and says so', async () => {
    const event = anEvent({ data: { cardTitle: 'x'.repeat(250 * 1024) } });
    await world.publish(event);
    const [first] = await issued(event, 1);
    await world.answer(first as Issued, { exit: 'Success', output: { value: 'y'.repeat(250 * 1024) } });
    await ended(runOf(first));
    const failed = world.history.find(
      (entry) => entry.kind === 'step.finished' && entry.run === runOf(first) && entry.node === 'two',
    );
    expect(failed).toMatchObject({ error: { code: 'TooMuchData' } });
  });
});
