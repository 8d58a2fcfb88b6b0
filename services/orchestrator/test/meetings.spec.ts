// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseStepId, type Step, type StoredEvent, type WorkflowDefinition } from '@fanfare/contracts';
import { serve } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World, type Issued } from './world.js';

const echo = (next: Step['next'] = {}, input = {}): Step => ({ action: 'Echo', input, next });
const done = (output = {}) => ({ exit: 'Success', output });

const split: Step = { action: 'Split', branches: [{ name: 'A', next: 'a' }, { name: 'B', next: 'b' }] }; // prettier-ignore

const workflows: Record<string, WorkflowDefinition> = {
  merging: aWorkflow({ s: split, a: echo({ Success: 'm' }), b: echo({ Success: 'm' }), m: { action: 'Merge', next: { Success: 'z' } }, z: echo({}, { a: '{{ steps.a.n }}', b: '{{ steps.b.n }}' }) }),
  racing: aWorkflow({ s: split, a: echo({ Success: 'm' }), b: echo({ Success: 'm' }), m: { action: 'Merge', input: { wait: 'any' }, next: { Success: 'z' } }, z: echo({}, { a: '{{ steps.a.n }}', b: '{{ steps.b.n }}' }) }),
  heavy: aWorkflow({ s: { ...split, branches: [{ name: 'A', next: 'a1' }, { name: 'B', next: 'b' }] }, a1: echo({ Success: 'a2' }), a2: echo({ Success: 'a3' }), a3: echo({ Success: 'a4' }), a4: echo({ Success: 'm' }), b: echo({ Success: 'm' }), m: { action: 'Merge', next: { Success: 'z' } }, z: echo() }),
  looping: aWorkflow({ f: { action: 'ForEach', input: { items: '{{ trigger.data.list }}', atOnce: 2, collect: '{{ steps.i.n }}' }, each: 'i', next: { Success: 'z' } }, i: echo({}, { item: '{{ steps.f.item }}' }), z: echo({}, { all: '{{ steps.f.results }}' }) }),
  awaiting: aWorkflow({ a: echo({ Success: 'w' }), w: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'PT1H' }, when: { left: '{{ event.data.prizeId }}', op: 'eq', right: '{{ trigger.data.wants }}' }, next: { Success: 'z', Timeout: 'late' } }, z: echo({}, { prize: '{{ steps.w.event.data.prizeId }}' }), late: echo() }),
  impatient: aWorkflow({ w: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'PT1S' }, next: { Success: 'z', Timeout: 'late' } }, z: echo(), late: echo() }),
  wanting: aWorkflow({ a: echo({ Success: 'd' }), d: { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'z' } }, z: echo() }, { settings: { goals: [{ name: 'bought', event: 'Loyalty.PointsAwarded', when: { left: '{{ event.data.points }}', op: 'gte', right: 10 } }] } }),
  calling: aWorkflow({ c: { action: 'CallWorkflow', input: { workflow: 'called', inputs: { n: '{{ trigger.data.n }}' } }, next: { Success: 'z', Failure: 'bad' } }, z: echo({}, { n: '{{ steps.c.n }}' }), bad: echo({}, { why: '{{ steps.c.error.message }}' }) }),
  called: aWorkflow({ e: echo({ Success: 'out' }, { n: '{{ trigger.data.n }}' }), out: { action: 'Stop', input: { output: { n: '{{ steps.e.n }}' } } } }, { trigger: { type: 'Workflow.Called' } }),
  stopping: aWorkflow({ s: { action: 'Split', branches: [{ name: 'A', next: 'a' }, { name: 'B', next: 'b' }] }, a: echo({ Success: 'x' }), x: { action: 'Stop', input: { status: 'Failed', message: 'enough' } }, b: echo({ Success: 'z' }), z: echo() }),
  hurried: aWorkflow({ a: echo({ Success: 'd' }), d: { action: 'Delay', input: { for: 'P1D' }, next: {} } }, { settings: { deadline: 'PT1S' } }),
}; // prettier-ignore

describe('runs that wait for more than an answer', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    for (const [id, definition] of Object.entries(workflows)) {
      // Each starts by its own card, so that one event starts one of them.
      await world.publishWorkflow(id, { ...definition, ...(id === 'called' ? {} : { scope: { card: id } }) });
    }
    await eventually(async () => {
      const event = anEvent({ cardId: 'merging' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(2), { withinMs: 500 });
    });
  });

  afterAll(async () => {
    await contacts.stop();
    await world.close();
  });

  const begun = async (workflow: string, more: Partial<StoredEvent> = {}): Promise<StoredEvent> => {
    const event = anEvent({ cardId: workflow, contactId: `c-${randomUUID()}`, ...more });
    await world.publish(event);
    return event;
  };
  const asked = (event: StoredEvent, node: string, nth = 0): Promise<Issued> =>
    eventually(() => {
      const found = world.of(event).filter(({ command }) => parseStepId(command.stepId).node === node)[nth];
      if (!found) throw new Error(`${node} was not asked for`);
      return found;
    });
  const answer = async (event: StoredEvent, node: string, output = {}, nth = 0) =>
    world.answer(await asked(event, node, nth), done(output));
  const ended = (issued: Issued) =>
    eventually(() => {
      const end = world.history.find(
        (entry) => entry.run === parseStepId(issued.command.stepId).run && entry.kind === 'run.ended',
      );
      if (!end) throw new Error('not ended yet');
      return end;
    });
  const later = (event: StoredEvent, type: StoredEvent['type'], data: StoredEvent['data']) =>
    world.publish(anEvent({ type, data, contactId: event.contactId!, cardId: 'none' }));
  const timers = async (run: string) => (await world.armed(`${run}.>`)).length;

  it('merges branches, whichever replica saw them come', async () => {
    const event = await begun('merging');
    await Promise.all([answer(event, 'b', { n: 2 }), answer(event, 'a', { n: 1 })]);
    expect((await asked(event, 'z')).command.input).toEqual({ a: 1, b: 2 });
  });

  it('goes on once from a merge when the last answer comes again', async () => {
    const event = await begun('merging');
    await answer(event, 'a');
    for (let i = 0; i < 3; i++) await answer(event, 'b');
    await asked(event, 'z');
    await answer(event, 'z');
    const ids = new Set(world.of(event).map(({ command }) => command.stepId));
    expect(ids.size).toBe(3);
  });

  it('goes on with the first who comes where any will do, and ends those who come later', async () => {
    const event = await begun('racing');
    await asked(event, 'a');
    await answer(event, 'b', { n: 2 });
    const z = await asked(event, 'z');
    expect(z.command.input).toEqual({ a: null, b: 2 });
    await answer(event, 'a', { n: 1 });
    await answer(event, 'a', { n: 1 });
    const { run } = parseStepId(z.command.stepId);
    const endOf = (branch: string) => world.history.find((entry) => entry.kind === 'branch.ended' && entry.run === run && entry.branch === branch); // prettier-ignore
    await eventually(() => expect(endOf('0.0')).toMatchObject({ node: 'm', exit: 'Merged', failed: false }));
    await answer(event, 'z');
    await eventually(() => expect(endOf('0.1')).toMatchObject({ node: 'z', exit: 'Success' }));
    expect(world.of(event).filter(({ command }) => parseStepId(command.stepId).node === 'z')).toHaveLength(1);
  });

  it('waits at a merge for no branch whose step had too much data to be asked for', async () => {
    const event = await begun('heavy');
    const much = { text: 'x'.repeat(250_000) };
    await answer(event, 'b');
    for (const node of ['a1', 'a2', 'a3']) await answer(event, node, much);
    await asked(event, 'z');
    const { run } = parseStepId((await asked(event, 'z')).command.stepId);
    const failed = () => world.history.find((entry) => entry.run === run && entry.kind === 'step.finished' && entry.node === 'a4'); // prettier-ignore
    await eventually(() => expect(failed()).toMatchObject({ exit: 'Failure', error: { code: 'TooMuchData' } }));
  });

  it('takes the items of a list two at a time, and goes on with what each gave', async () => {
    const event = await begun('looping', { data: { list: [1, 2, 3] } });
    for (const i of [0, 1, 2]) await answer(event, 'i', { n: i * 10 }, i);
    expect((await asked(event, 'z')).command.input).toEqual({ all: [0, 10, 20] });
  });

  it('goes on by the event that it waits for, and not by another', async () => {
    const event = await begun('awaiting', { data: { wants: 'p2' } });
    await answer(event, 'a');
    await eventually(() =>
      expect(world.history.some((entry) => entry.kind === 'step.waiting' && entry.node === 'w')).toBe(true),
    );
    await later(event, 'Prize.Awarded', { prizeId: 'p1' });
    await later(event, 'Prize.Awarded', { prizeId: 'p2' });
    const z = await asked(event, 'z');
    expect(z.command.input).toEqual({ prize: 'p2' });
    await eventually(async () => expect(await timers(parseStepId(z.command.stepId).run)).toBe(0));
  });

  it('does not miss an event that comes while the wait is being recorded', async () => {
    for (let i = 0; i < 20; i++) {
      const event = await begun('awaiting', { data: { wants: 'p2' } });
      await Promise.all([
        answer(event, 'a'),
        asked(event, 'a').then(() => later(event, 'Prize.Awarded', { prizeId: 'p2' })),
      ]);
      const a = await asked(event, 'a');
      const met = await eventually(() => {
        const waiting = world.history.find(
          (entry) => entry.run === parseStepId(a.command.stepId).run && entry.kind === 'step.waiting',
        );
        if (!waiting) throw new Error('does not wait yet');
        return waiting;
      });
      // An event stored before the step began to wait is not one that it waits for: then it gets another.
      if (world.of(event).every(({ command }) => parseStepId(command.stepId).node !== 'z')) {
        await later(event, 'Prize.Awarded', { prizeId: 'p2' });
      }
      expect(met.at).toBeGreaterThan(0);
      await asked(event, 'z');
    }
  });

  it('leaves by Timeout when no such event has come', async () => {
    await asked(await begun('impatient'), 'late');
  });

  it('ends a run by its goal, in the middle of a wait, and leaves no timer behind', async () => {
    const event = await begun('wanting');
    await answer(event, 'a');
    const { run } = parseStepId((await asked(event, 'a')).command.stepId);
    await eventually(async () => expect(await timers(run)).toBe(1));
    await later(event, 'Loyalty.PointsAwarded', { points: 5 });
    await later(event, 'Loyalty.PointsAwarded', { points: 10 });
    expect(await ended(await asked(event, 'a'))).toMatchObject({
      status: 'Success',
      reason: { kind: 'goal', name: 'bought' },
    });
    await eventually(async () => expect(await timers(run)).toBe(0));
  });

  it('calls another workflow and goes on with what that one gave', async () => {
    const event = await begun('calling', { data: { n: 4 } });
    const inner = await eventually(() => {
      const found = world.commands.find(
        ({ command }) => command.chain.join() === 'calling,called' && command.contactId === event.contactId,
      );
      if (!found) throw new Error('not called yet');
      return found;
    });
    expect(inner.command.input).toEqual({ n: 4 });
    await world.answer(inner, done({ n: 5 }));
    expect((await asked(event, 'z')).command.input).toEqual({ n: 5 });
  });

  it('ends all branches of a run by a Stop, whatever they were doing', async () => {
    const event = await begun('stopping');
    const b = await asked(event, 'b');
    await answer(event, 'a');
    expect(await ended(b)).toMatchObject({ status: 'Failed', reason: { kind: 'stop', message: 'enough' } });
    await world.answer(b, done());
    await eventually(() =>
      expect(
        world.history.some(
          (entry) =>
            entry.kind === 'step.finished' && entry.node === 'b' && entry.run === parseStepId(b.command.stepId).run,
        ),
      ).toBe(true),
    );
    expect(
      world
        .of(event)
        .map(({ command }) => parseStepId(command.stepId).node)
        .sort(),
    ).toEqual(['a', 'b']);
  });

  it('ends a run that takes longer than it may', async () => {
    const event = await begun('hurried');
    await answer(event, 'a');
    expect(await ended(await asked(event, 'a'))).toMatchObject({ status: 'Failed', reason: { kind: 'deadline' } });
  });
});
