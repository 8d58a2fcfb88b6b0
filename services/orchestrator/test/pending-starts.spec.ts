// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and management-api.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelPendingStarts,
  listPendingStarts,
  notBegun,
  type Evaluation,
  type RequestOf,
  type StoredEvent,
} from '@fanfare/contracts';
import { contactReferences, runIdOf, serve, splitFrames } from '@fanfare/bus';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';

const hour = 3_600_000;
const dated = (card: string) =>
  aWorkflow(
    { one: { action: 'Echo', input: {} } },
    { scope: { card }, trigger: { type: 'Card.Completed', relativeTo: { date: '{{ trigger.data.on }}' } } },
  );

describe('a run that waits for the date it begins at', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  let client: ReturnType<typeof asking>;
  const evaluations: Evaluation[] = [];

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    client = asking(world.servers.nats.url);
    world.nc.subscribe('evaluations.>', {
      callback: (_, message) =>
        void evaluations.push(...splitFrames(message.string()).map((line) => JSON.parse(line) as Evaluation)),
    });
  });
  afterAll(async () => {
    await client.close();
    await contacts.stop();
    await world.close();
  });

  const list = async (given: Omit<RequestOf<typeof listPendingStarts>, 'workspace'> = {}) =>
    client.requests.ask(listPendingStarts, { workspace: 'acme', ...given });
  const cancel = async (...runs: string[]) =>
    (await client.requests.ask(cancelPendingStarts, { workspace: 'acme', runs })).cancelled;
  const runOf = (event: StoredEvent) => runIdOf('acme', event.cardId ?? '', event.id);
  const starts = (event: StoredEvent) =>
    world.history.filter((entry) => entry.kind === 'run.started' && entry.event === event.id);

  /** An event whose run in the workflow of its card waits, so long from now. */
  async function waiting(card: string, inMs: number, given: Partial<StoredEvent> = {}): Promise<StoredEvent> {
    await world.publishWorkflow(card, dated(card));
    return eventually(async () => {
      const event = anEvent({ type: 'Card.Completed', cardId: card, data: { on: Date.now() + inMs }, ...given });
      await world.publish(event);
      await eventually(async () => expect(await world.armed(`${runOf(event)}.start`)).toHaveLength(1), { withinMs: 1_000 });
      return event;
    });
  } // prettier-ignore

  it('is listed by its workflow, and by whatever its event calls its contact', async () => {
    const ada = randomUUID();
    const second = await waiting('listed', 2 * hour, { contactId: ada });
    const first = await waiting('listed', hour, { contact: { email: `${ada.toUpperCase()}@acme.test` }, siteId: 'final' });
    await waiting('listed', 3 * hour, { contactId: randomUUID() });
    await waiting('elsewhere', hour, { contactId: ada });
    const { starts: all, total } = await list({ workflow: 'listed' });
    expect([all.length, total]).toEqual([3, 3]);
    expect(all[0]).toEqual({
      run: runOf(first), workflow: 'listed', version: 1, event: first.id, trigger: 'Card.Completed', site: 'final', card: 'listed',
      acceptedAt: first.acceptedAt, dueAt: first.data['on'],
    });
    const runs = async (given: Parameters<typeof list>[0]) => (await list(given)).starts.map(({ run }) => run);
    expect(await runs({ workflow: 'listed', contact: ada })).toEqual([runOf(first), runOf(second)]);
    expect(await runs({ contact: ada })).toHaveLength(3);
    expect(await runs({ event: second.id })).toEqual([runOf(second)]);
    expect(await runs({ workflow: 'listed', to: 1 })).toEqual([]);
    const page = await list({ workflow: 'listed', limit: 2 });
    const rest = await list({ workflow: 'listed', limit: 2, after: page.next ?? '' });
    expect([...page.starts, ...rest.starts]).toEqual(all);
    expect(rest.next).toBeNull();
  }); // prettier-ignore

  it('is not listed any more when it has begun', async () => {
    const event = await waiting('begun', 1_000);
    await eventually(() => expect(starts(event)).toHaveLength(1));
    await eventually(async () => expect(await list({ workflow: 'begun' })).toMatchObject({ starts: [], total: 0 }));
    expect(await cancel(runOf(event))).toEqual([]);
  });

  it('does not begin when it was cancelled, also if its event comes again, and it is known why', async () => {
    const contactId = randomUUID();
    const event = await waiting('cancelled', 2_000, { contactId });
    expect(await cancel(runOf(event), 'nobody')).toEqual([runOf(event)]);
    expect(await world.armed(`${runOf(event)}.start`)).toEqual([]);
    expect((await list({ workflow: 'cancelled' })).total).toBe(0);
    await world.publish(event);
    expect(await cancel(runOf(event))).toEqual([runOf(event)]);
    const marker = await waiting('cancelled', 2_000);
    await eventually(() => expect(starts(marker)).toHaveLength(1));
    expect(starts(event)).toEqual([]);
    await eventually(() =>
      expect(evaluations.filter((one) => one.event === event.id)).toContainEqual(
        expect.objectContaining({
          refusals: [{ workflow: 'cancelled', version: 1, because: notBegun.cancelled }],
          who: contactReferences('acme', { id: contactId }),
        }),
      ),
    );
  });

  it('does not begin when it was cancelled after its timer had been released', async () => {
    // Timers of more than ten seconds are released two and a half seconds before.
    const event = await waiting('released', 13_000);
    await eventually(async () => expect(await world.armed(`${runOf(event)}.start`)).toEqual([]), { withinMs: 20_000 });
    expect(await cancel(runOf(event))).toEqual([runOf(event)]);
    const marker = await waiting('released', 4_000);
    await eventually(() => expect(starts(marker)).toHaveLength(1));
    expect(starts(event)).toEqual([]);
  });

  it('is cancelled by its own workspace alone', async () => {
    const event = await waiting('guarded', hour);
    const asked = { workspace: 'other', runs: [runOf(event)] };
    expect((await client.requests.ask(cancelPendingStarts, asked)).cancelled).toEqual([]);
    expect((await list({ workflow: 'guarded' })).total).toBe(1);
  });

  it('is known not to have begun because nothing was in force at its date', async () => {
    const event = await waiting('gone', 2_000);
    await world.publishHead('gone', { activations: [{ version: 1, from: 0, to: Date.now() }] });
    await eventually(() =>
      expect(evaluations.filter((one) => one.event === event.id).flatMap(({ refusals }) => refusals)).toContainEqual({
        workflow: 'gone',
        version: 1,
        because: notBegun.notInForce,
      }),
    );
    expect(starts(event)).toEqual([]);
    expect((await list({ workflow: 'gone' })).total).toBe(0);
  });
});
