// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays the gateway.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { buckets, listContactLocks, unlockContact, type LoopLock } from '@fanfare/contracts';
import { serve } from '@fanfare/bus';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { OrchestratorModule } from '../src/orchestrator.module.js';
import { ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';
import { WorkflowsDesk, WorkflowsDeskModule } from './workflows-desk.js';

describe('a contact for whom a workflow starts again and again', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  let client: ReturnType<typeof asking>;

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    client = asking(world.servers.nats.url);
    await world.publishWorkflow('echo', aWorkflow({ a: { action: 'Echo', input: {} } }));
    await begun(randomUUID());
  });
  afterAll(async () => {
    await client.close();
    await contacts.stop();
    await world.close();
  });

  const of = { workspace: 'acme', workflow: 'echo' };
  const locks = async () => (await client.requests.ask(listContactLocks, of)).locks;
  /** It starts for the contact; published again while the orchestrator has not heard of the workflow yet. */
  const begun = (contactId: string) =>
    eventually(async () => {
      const event = anEvent({ contactId });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(1), { withinMs: 1_000 });
    });

  const ofBurst = (contactIds: readonly (string | null | undefined)[]) =>
    world.commands.filter(({ command }) => command.chain.at(-1) === 'burst' && contactIds.includes(command.contactId));

  it('is locked, and may be unlocked before the day is over; what it did so far does not count', async () => {
    const contactId = randomUUID();
    await world.publish(...Array.from({ length: 60 }, () => anEvent({ contactId })));
    await eventually(async () => expect(await locks()).toMatchObject([{ contact: contactId }]));
    const [lock] = await locks();
    expect((lock?.until ?? 0) - (lock?.since ?? 0)).toBe(86_400_000);
    const unlock = async (contact: string) => (await client.requests.ask(unlockContact, { ...of, contact })).unlocked;
    expect(await unlock('somebody else')).toBe(false);
    expect(await unlock(contactId)).toBe(true);
    expect([await locks(), await unlock(contactId)]).toEqual([[], false]);
    for (let i = 0; i < 3; i++) await begun(contactId);
    expect(await locks()).toEqual([]);
  });

  it('is locked by what several replicas have seen together', async () => {
    const replica = await serve(OrchestratorModule, { name: 'orchestrator', env: world.servers.env });
    const contactId = randomUUID();
    for (let i = 0; i < 70; i++) await world.publish(anEvent({ contactId }));
    await eventually(async () => expect(await locks()).toMatchObject([{ contact: contactId }]));
    await client.requests.ask(unlockContact, { ...of, contact: contactId });
    await replica.stop();
  });

  it('is not locked by events that began nothing: its workflow lets it in once', async () => {
    const once = aWorkflow(
      { a: { action: 'Echo', input: {} } },
      { settings: { reentry: { per: 'contact', limit: 1 } } },
    );
    await world.publishWorkflow('once', once);
    await eventually(async () => {
      const event = anEvent({ contactId: randomUUID() });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(2), { withinMs: 1_000 });
    });
    const contactId = randomUUID();
    await world.publish(...Array.from({ length: 49 }, () => anEvent({ contactId })));
    await world.publish(...Array.from({ length: 10 }, () => anEvent({ contactId })));
    await eventually(async () => expect(await locks()).toMatchObject([{ contact: contactId }]));
    const ofOnce = { workspace: 'acme', workflow: 'once' };
    expect((await client.requests.ask(listContactLocks, ofOnce)).locks).toEqual([]);
    await client.requests.ask(unlockContact, { ...of, contact: contactId });
  });

  it('has the workflow paused when five are locked, though the others were locked from a later instant', async () => {
    const desk = await serve(WorkflowsDeskModule, { name: 'management-api', env: world.servers.env });
    const kv = await new Kvm(jetstream(world.nc)).open(buckets.locks);
    const since = Date.now() + 60_000;
    for (const contact of ['b', 'c', 'd', 'e']) {
      const lock: LoopLock = { ...of, version: 1, since, contact };
      await kv.put(`lock.acme.echo.${contact}`, JSON.stringify(lock));
    }
    const contactId = randomUUID();
    await world.publish(...Array.from({ length: 60 }, () => anEvent({ contactId })));
    await eventually(() => expect(WorkflowsDesk.paused).toEqual(['echo']));
    await desk.stop();
  });

  it('has the workflow paused when five are locked in the same moment', async () => {
    const desk = await serve(WorkflowsDeskModule, { name: 'management-api', env: world.servers.env });
    await world.publishWorkflow('burst', aWorkflow({ a: { action: 'Echo', input: {} } }, { scope: { card: 'burst' } }));
    await eventually(async () => {
      const event = anEvent({ cardId: 'burst', contactId: randomUUID() });
      await world.publish(event);
      await eventually(() => expect(ofBurst([event.contactId])).toHaveLength(1), { withinMs: 1_000 });
    });
    const contactIds = [1, 2, 3, 4, 5].map(() => randomUUID());
    const happens = (contactId: string, times: number) =>
      world.publish(...Array.from({ length: times }, () => anEvent({ cardId: 'burst', contactId })));
    for (const contactId of contactIds) await happens(contactId, 49);
    await eventually(() => expect(ofBurst(contactIds)).toHaveLength(5 * 49));
    await Promise.all(contactIds.map((contactId) => happens(contactId, 1)));
    await eventually(() => expect(WorkflowsDesk.paused).toContain('burst'));
    await desk.stop();
  });
});
