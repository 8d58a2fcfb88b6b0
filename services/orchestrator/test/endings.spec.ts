// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseStepId, streams, type HistoryEntry, type Step, type StoredEvent, type WorkflowDefinition } from '@fanfare/contracts'; // prettier-ignore
import { decodeFrame, serve, splitFrames } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World, type Issued } from './world.js';

const echo = (next: Step['next'] = {}): Step => ({ action: 'Echo', input: {}, next });
const done = { exit: 'Success', output: {} };
const goals = [{ name: 'bought', event: 'Loyalty.PointsAwarded' as const }];
const nap: Step = { action: 'Delay', input: { for: 'P1D' } };

const workflows: Record<string, WorkflowDefinition> = {
  stopping: aWorkflow({ s: { action: 'Split', branches: [{ name: 'A', next: 'a' }, { name: 'B', next: 'b' }] }, a: echo({ Success: 'x' }), x: { action: 'Stop', input: {} }, b: echo() }),
  wanting: aWorkflow({ a: echo({ Success: 'd' }), d: nap }, { settings: { goals } }),
  hurried: aWorkflow({ a: echo({ Success: 'd' }), d: nap }, { settings: { deadline: 'PT3S' } }),
}; // prettier-ignore

describe('a run that ends as a whole while its history cannot be stored', () => {
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
      const event = anEvent({ cardId: 'stopping' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(2), { withinMs: 500 });
    });
  });

  afterAll(async () => {
    await contacts.stop();
    await world.close();
  });

  const begun = async (workflow: string): Promise<StoredEvent> => {
    const event = anEvent({ cardId: workflow, contactId: `c-${randomUUID()}` });
    await world.publish(event);
    return event;
  };
  const asked = (event: StoredEvent, node: string): Promise<Issued> =>
    eventually(() => {
      const found = world.of(event).find(({ command }) => parseStepId(command.stepId).node === node);
      if (!found) throw new Error(`${node} was not asked for`);
      return found;
    });
  /** What the stream has taken: others may have heard of what it refused. */
  async function stored(run: string): Promise<HistoryEntry[]> {
    const { state } = await jsm.streams.info(streams.history.name);
    const entries: HistoryEntry[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await jsm.streams.getMessage(streams.history.name, { seq });
      for (const line of splitFrames(message?.string() ?? '')) {
        entries.push(JSON.parse(decodeFrame(line).head) as HistoryEntry);
      }
    }
    return entries.filter((entry) => entry.run === run);
  }
  const room = (maxBytes: number) => jsm.streams.update(streams.history.name, { max_bytes: maxBytes });
  /** Lets it try, and fail, to tell that the run ended. */
  async function untold(run: string, cause: () => Promise<unknown>): Promise<void> {
    const { state } = await jsm.streams.info(streams.history.name);
    await room(Math.max(1, state.bytes - 1));
    await cause();
    await eventually(() => expect(world.history.filter((entry) => entry.run === run && entry.kind === 'run.ended').length).toBeGreaterThan(0)); // prettier-ignore
    expect((await stored(run)).some(({ kind }) => kind === 'run.ended')).toBe(false);
    await room(streams.history.maxBytes);
  }
  const told = (run: string) =>
    eventually(async () => {
      const end = (await stored(run)).find((entry) => entry.kind === 'run.ended');
      if (!end) throw new Error('nobody was told');
      return end;
    });

  it('by a Stop tells it when it can', async () => {
    const event = await begun('stopping');
    const a = await asked(event, 'a');
    const { run } = parseStepId(a.command.stepId);
    await untold(run, () => world.answer(a, done));
    expect(await told(run)).toMatchObject({ status: 'Success', reason: { kind: 'stop' } });
  });

  it('by its goal tells it when it can', async () => {
    const event = await begun('wanting');
    const a = await asked(event, 'a');
    const { run } = parseStepId(a.command.stepId);
    await world.answer(a, done);
    await eventually(async () => expect(await world.armed(`${run}.>`)).toHaveLength(1));
    const bought = anEvent({
      type: 'Loyalty.PointsAwarded',
      data: { points: 1 },
      contactId: event.contactId!,
      cardId: 'none',
    });
    await untold(run, () => world.publish(bought));
    expect(await told(run)).toMatchObject({ status: 'Success', reason: { kind: 'goal', name: 'bought' } });
  });

  it('by its deadline tells it when it can', async () => {
    const event = await begun('hurried');
    const a = await asked(event, 'a');
    const { run } = parseStepId(a.command.stepId);
    await world.answer(a, done);
    await eventually(async () => expect(await world.armed(`${run}.>`)).toHaveLength(2));
    await untold(run, () => Promise.resolve());
    expect(await told(run)).toMatchObject({ status: 'Failed', reason: { kind: 'deadline' } });
  });
});
