// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endRuns, waitingRuns, type StoredEvent, type WorkflowDefinition } from '@fanfare/contracts';
import { runIdOf, serve } from '@fanfare/bus';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';

const awaits = { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'PT1H' }, next: { Success: 'b' } };
const workflows: Record<string, WorkflowDefinition> = {
  plain: aWorkflow({ a: { action: 'Echo', input: {} } }),
  awaiting: aWorkflow({ a: awaits, b: { action: 'Echo', input: {} } }),
  inTurn: aWorkflow({ a: { action: 'Echo', input: {} } }, { settings: { concurrency: { per: 'contact', limit: 1 } } }),
};

describe('the runs in which somebody waits', () => {
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
    await eventually(async () => {
      const event = anEvent({ cardId: 'inTurn' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(1), { withinMs: 500 });
    });
  });
  afterAll(async () => {
    await client.close();
    await contacts.stop();
    await world.close();
  });

  const runOf = (event: StoredEvent) => runIdOf('acme', event.cardId ?? '', event.id);
  const waiting = async (...events: StoredEvent[]) =>
    (await client.requests.ask(waitingRuns, { runs: events.map(runOf) })).waiting;
  async function start(cardId: string, contactId: string = randomUUID()): Promise<StoredEvent> {
    const event = anEvent({ cardId, contactId });
    await world.publish(event);
    return event;
  }
  const begun = (event: StoredEvent) => eventually(() => expect(world.of(event)).toHaveLength(1));

  it('are those that wait for an event, until it has come', async () => {
    const contactId = randomUUID();
    const event = await start('awaiting', contactId);
    await eventually(async () =>
      expect(await waiting(event)).toEqual([
        { run: runOf(event), behind: [], steps: [expect.stringContaining(`${runOf(event)}/0/`)] },
      ]),
    );
    await world.publish(anEvent({ type: 'Prize.Awarded', contactId, data: { prizeId: 'p', prizeType: 'x' } }));
    await begun(event);
    expect(await waiting(event)).toEqual([]);
  });

  it('are those that wait for their turn, behind the run that is there', async () => {
    const contactId = randomUUID();
    const first = await start('inTurn', contactId);
    await begun(first);
    const second = await start('inTurn', contactId);
    await eventually(async () => {
      expect(await waiting(first, second)).toEqual([{ run: runOf(second), behind: [runOf(first)] }]);
    });
    await client.requests.ask(endRuns, {
      workspace: 'acme',
      runs: [runOf(first)],
      at: Date.now(),
      status: 'Cancelled',
      reason: { kind: 'cancelled' },
    });
    await begun(second);
    expect(await waiting(first, second)).toEqual([]);
  });

  it('are those whose workflow is held, and no others', async () => {
    const event = await start('plain');
    await begun(event);
    const activations = [{ version: 1, from: 0, to: Date.now() }];
    await world.publishHead('plain', { activations, held: true });
    const [issued] = world.of(event);
    // Whether the orchestrator knows of the hold by now is seen in what becomes of the result.
    await eventually(async () => {
      if (issued) await world.answer(issued, { exit: 'Success', output: {} });
      expect(await waiting(event)).toEqual([{ run: runOf(event), behind: [] }]);
    });
    expect(await waiting(await start('inTurn'))).toEqual([]);
  });
});
