// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endRuns, parseStepId, startAnew, subjects, type Evaluation, type HistoryEntry, type Step, type StoredEvent, type WorkflowDefinition, type WorkflowSettings } from '@fanfare/contracts'; // prettier-ignore
import { decodeFrame, runIdOf, serve, splitFrames } from '@fanfare/bus';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World, type Issued } from './world.js';

const echo = (next: Step['next'] = {}, input = {}): Step => ({ action: 'Echo', input, next });
const done = (output = {}) => ({ exit: 'Success', output });
const calling = (workflow: string) =>
  aWorkflow({
    c: { action: 'CallWorkflow', input: { workflow }, next: { Success: 'z', Failure: 'bad' } },
    z: echo(),
    bad: echo({}, { code: '{{ steps.c.error.code }}', why: '{{ steps.c.error.message }}' }),
  });
const called = (settings: WorkflowSettings, steps: Record<string, Step> = { e: echo() }) => ({ ...aWorkflow(steps, { trigger: { type: 'Workflow.Called' } }), settings }); // prettier-ignore

const workflows: Record<string, WorkflowDefinition> = {
  once: called({ reentry: { per: 'contact', limit: 1 } }),
  inTurn: called({ concurrency: { per: 'contact', limit: 1 } }),
  looping: called({}),
  callsOnce: calling('once'),
  callsInTurn: calling('inTurn'),
  callsLooping: calling('looping'),
  alsoCallsLooping: calling('looping'),
  callsForEach: aWorkflow({
    f: { action: 'ForEach', input: { items: Array.from({ length: 60 }, (_, i) => i), atOnce: 50 }, each: 'c' },
    c: { action: 'CallWorkflow', input: { workflow: 'looping', wait: false } },
  }),
  slow: called({}, { d: { action: 'Delay', input: { for: 'P1D' } } }),
  middle: { ...calling('slow'), trigger: { type: 'Workflow.Called' } },
  deep: { ...calling('middle'), settings: { goals: [{ name: 'bought', event: 'Loyalty.PointsAwarded' }] } },
  goesOn: aWorkflow({
    c: { action: 'CallWorkflow', input: { workflow: 'slow', wait: false }, next: { Success: 'd' } },
    d: { action: 'Delay', input: { for: 'P1D' } },
  }),
  quick: called({}, { v: { action: 'SetVariables', input: { x: 1 } } }),
  later: aWorkflow({
    a: echo({ Success: 'c' }),
    c: { action: 'CallWorkflow', input: { workflow: 'quick' }, next: { Success: 'd' } },
    d: { action: 'Delay', input: { for: 'P1D' } },
  }),
  single: { ...aWorkflow({ a: echo() }), settings: { reentry: { per: 'contact', limit: 2 } } },
  alone: { ...aWorkflow({ a: echo() }), settings: { concurrency: { per: 'contact', limit: 1 } } },
};

describe('a run that no event starts', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  let client: ReturnType<typeof asking>;
  const refusals: Evaluation[] = [];

  beforeAll(async () => {
    world = await World.open();
    client = asking(world.servers.nats.url);
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    world.nc.subscribe(subjects.evaluation('acme'), {
      callback: (_, message) => {
        const heads = splitFrames(message.string()).map((line) => decodeFrame(line).head);
        refusals.push(...heads.map((head) => JSON.parse(head) as Evaluation));
      },
    });
    for (const [id, definition] of Object.entries(workflows)) {
      const card = definition.trigger.type === 'Workflow.Called' ? {} : { scope: { card: id } };
      await world.publishWorkflow(id, { ...definition, ...card });
    }
    await eventually(async () => {
      const event = anEvent({ cardId: 'single' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(1), { withinMs: 500 });
    });
  });

  afterAll(async () => {
    await client.close();
    await contacts.stop();
    await world.close();
  });

  const begun = async (cardId: string, contactId: string): Promise<StoredEvent> => {
    const event = anEvent({ cardId, contactId });
    await world.publish(event);
    return event;
  };
  const asked = (event: StoredEvent, node: string): Promise<Issued> =>
    eventually(() => {
      const found = world.of(event).find(({ command }) => parseStepId(command.stepId).node === node);
      if (!found) throw new Error(`${node} was not asked for`);
      return found;
    });
  /** The steps of runs that were called for a contact. */
  const inner = (contact: string) => world.commands.filter(({ command }) => command.contactId === contact && command.chain.length === 2); // prettier-ignore
  const innerCount = (contact: string, count: number) => eventually(() => expect(inner(contact)).toHaveLength(count));

  it('is refused where the contact has had it as often as it may, and the step that called it says so', async () => {
    const contact = `c-${randomUUID()}`;
    const first = await begun('callsOnce', contact);
    await innerCount(contact, 1);
    await world.answer(inner(contact)[0]!, done());
    await asked(first, 'z');
    const second = await begun('callsOnce', contact);
    const { input } = (await asked(second, 'bad')).command;
    expect(input).toEqual({ code: 'ReentryRefused', why: expect.stringContaining("'once'") });
    expect(inner(contact)).toHaveLength(1);
    const why = [{ workflow: 'once', version: 1, because: 'settings.reentry' }];
    await eventually(() => expect(refusals.map((one) => one.refusals)).toContainEqual(why));
  });

  it('waits for its turn, and whoever called it with it', async () => {
    const contact = `c-${randomUUID()}`;
    const [first, second] = [await begun('callsInTurn', contact), await begun('callsInTurn', contact)];
    await innerCount(contact, 1);
    const [one] = inner(contact);
    const pending = () => world.history.filter((entry) => entry.kind === 'run.started' && entry.contact === contact && entry.workflow === 'inTurn'); // prettier-ignore
    await eventually(() => expect(new Set(pending().map(({ run }) => run)).size).toBe(2));
    expect(inner(contact)).toHaveLength(1);
    await world.answer(one!, done());
    await innerCount(contact, 2);
    await world.answer(inner(contact)[1]!, done());
    await Promise.all([asked(first, 'z'), asked(second, 'z')]);
  });

  it('is refused when more and more runs call it for one contact, and no list is too long for one run to call it for each', async () => {
    const [contact, other] = [`c-${randomUUID()}`, `c-${randomUUID()}`];
    const calling = (cardId: string, times: number) =>
      world.publish(...Array.from({ length: times }, () => anEvent({ cardId, contactId: contact })));
    // Of a workflow that calls only so many start themselves.
    await calling('callsLooping', 30);
    await calling('alsoCallsLooping', 20);
    await innerCount(contact, 50);
    await calling('alsoCallsLooping', 10);
    const bad = () => world.commands.filter(({ command }) => command.contactId === contact && command.input['code'] === 'LoopStopped'); // prettier-ignore
    await eventually(() => expect(bad()).toHaveLength(10));
    await innerCount(contact, 50);
    await world.publish(anEvent({ cardId: 'callsForEach', contactId: other }));
    await innerCount(other, 60);
  });

  const runsOf = (contact: string) => world.history.flatMap((entry) => (entry.kind === 'run.started' && entry.contact === contact ? [entry] : [])); // prettier-ignore
  const runOf = (contact: string, workflow: string) =>
    eventually(() => {
      const run = runsOf(contact).find((entry) => entry.workflow === workflow)?.run;
      if (run === undefined) throw new Error(`${workflow} has not begun`);
      return run;
    });
  const waits = (run: string) => eventually(async () => expect(await world.armed(`${run}.>`)).not.toEqual([]));
  const ended = (run: string) =>
    eventually(() => {
      const end = world.history.find((entry) => entry.run === run && entry.kind === 'run.ended');
      if (!end) throw new Error(`${run} has not ended`);
      return end;
    });

  it.each(['a person', 'its goal'])(
    'ends when the run that waits for it is ended by %s, and what it called itself',
    async (by) => {
      const contact = `c-${randomUUID()}`;
      await begun('deep', contact);
      const [outer, middle, slow] = [
        await runOf(contact, 'deep'),
        await runOf(contact, 'middle'),
        await runOf(contact, 'slow'),
      ];
      await waits(slow);
      const at = Date.now();
      const reason = { kind: 'cancelled', message: 'enough' } as const;
      const ending = { at, status: 'Cancelled', reason } as const;
      const bought = anEvent({
        type: 'Loyalty.PointsAwarded',
        data: { points: 1 },
        contactId: contact,
        cardId: 'none',
      });
      await (by === 'a person'
        ? client.requests.ask(endRuns, { workspace: 'acme', runs: [outer], ...ending })
        : world.publish(bought));
      await ended(outer);
      const message = expect.stringContaining('called it');
      for (const run of [middle, slow]) {
        expect(await ended(run)).toMatchObject({ status: 'Cancelled', reason: { kind: 'cancelled', message } });
      }
      await eventually(async () => expect(await world.armed(`${slow}.>`)).toEqual([]));
      expect(world.commands.filter(({ command }) => command.contactId === contact)).toEqual([]);
    },
  );

  it('goes on when the run is ended that did not wait for it', async () => {
    const contact = `c-${randomUUID()}`;
    await begun('goesOn', contact);
    const [outer, slow] = [await runOf(contact, 'goesOn'), await runOf(contact, 'slow')];
    await waits(slow);
    await client.requests.ask(endRuns, {
      workspace: 'acme',
      runs: [outer],
      at: Date.now(),
      status: 'Cancelled',
      reason: { kind: 'cancelled' },
    });
    await ended(outer);
    await waits(slow);
    expect(world.history.some((entry) => entry.run === slow && entry.kind === 'run.ended')).toBe(false);
  });

  const cancel = (run: string) =>
    client.requests.ask(endRuns, { workspace: 'acme', runs: [run], at: Date.now(), status: 'Cancelled', reason: { kind: 'cancelled' } }); // prettier-ignore

  it('is told to its end when a call comes again whose caller was ended meanwhile: who began it may have died', async () => {
    const contact = `c-${randomUUID()}`;
    const a = await asked(await begun('later', contact), 'a');
    await world.answer(a, done());
    const quick = await runOf(contact, 'quick');
    const times = () => world.history.filter((entry) => entry.run === quick && entry.kind === 'branch.ended').length;
    const outer = await runOf(contact, 'later');
    expect(runsOf(contact).find(({ run }) => run === quick)?.caller).toBe(outer);
    await waits(outer);
    await cancel(outer);
    await ended(outer);
    const before = times();
    await world.answer(a, done());
    await eventually(() => expect(times()).toBe(before + 1));
    expect(world.history.some((entry) => entry.run === quick && entry.kind === 'run.ended')).toBe(false);
  });

  it('does not begin when the run that would call it was ended before', async () => {
    const contact = `c-${randomUUID()}`;
    const a = await asked(await begun('later', contact), 'a');
    const outer = await runOf(contact, 'later');
    await cancel(outer);
    await ended(outer);
    await world.answer(a, done());
    const isTold = (entry: HistoryEntry) => entry.run === outer && entry.kind === 'step.finished' && entry.node === 'a';
    await eventually(() => expect(world.history.some(isTold)).toBe(true));
    expect(runsOf(contact).map(({ workflow }) => workflow)).not.toContain('quick');
  });

  it('asks for nothing when it was ended before the event that starts it was handled, or handled again', async () => {
    const event = anEvent({ cardId: 'single', contactId: `c-${randomUUID()}` });
    await cancel(runIdOf('acme', 'single', event.id));
    await world.publish(event);
    await runOf(event.contactId ?? '', 'single');
    const marker = await begun('single', `c-${randomUUID()}`);
    await asked(marker, 'a');
    expect(world.of(event)).toEqual([]);
  });

  it('starts anew as often as a person wants, which counts for what events start', async () => {
    const contact = `c-${randomUUID()}`;
    const first = await begun('single', contact);
    const { run: of } = parseStepId((await asked(first, 'a')).command.stepId);
    const anew = (request: string) =>
      client.requests.ask(startAnew, { workspace: 'acme', workflow: 'single', version: 1, event: JSON.stringify(first), of, request }); // prettier-ignore
    const { run } = await anew('one');
    expect(await anew('one')).toEqual({ run });
    await anew('two');
    await eventually(() => expect(new Set(world.of(first).map(({ command }) => command.stepId)).size).toBe(3));
    const later = await begun('single', contact);
    await eventually(() => expect(refusals.map(({ event }) => event)).toContain(later.id));
    expect(world.of(later)).toEqual([]);
  });

  it('waits for its turn when a person starts it anew', async () => {
    const contact = `c-${randomUUID()}`;
    const first = await begun('alone', contact);
    const a = await asked(first, 'a');
    const { run: of } = parseStepId(a.command.stepId);
    const asked2 = { workspace: 'acme', workflow: 'alone', version: 1, event: JSON.stringify(first), of, request: 'r' };
    const { run } = await client.requests.ask(startAnew, asked2);
    await eventually(() => expect(world.history.some((entry) => entry.run === run)).toBe(true));
    const marker = await begun('alone', `c-${randomUUID()}`);
    await asked(marker, 'a');
    expect(world.of(first)).toHaveLength(1);
    await world.answer(a, done());
    await eventually(() => expect(world.of(first).map(({ command }) => parseStepId(command.stepId).run)).toEqual([of, run])); // prettier-ignore
  });
});
