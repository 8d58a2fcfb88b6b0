// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Evaluation, Refusal, StoredEvent, WorkflowDefinition } from '@fanfare/contracts';
import { contactReferences, serve, splitFrames } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';

const one = { a: { action: 'Echo', input: {} } };
const filter = { all: [{ left: '{{ trigger.data.prizeType }}', op: 'eq' as const, right: 'Gift Card' }] };
const workflows: Record<string, WorkflowDefinition> = {
  gifts: aWorkflow(one, { trigger: { type: 'Prize.Awarded', filter } }),
  final: aWorkflow(one, { trigger: { type: 'Prize.Awarded' }, scope: { site: 'final' } }),
  once: aWorkflow(one, { trigger: { type: 'Prize.Awarded' }, settings: { reentry: { per: 'contact', limit: 1 } } }),
  forms: aWorkflow(one, { trigger: { type: 'Form.Received', filter } }),
  dated: aWorkflow(one, { trigger: { type: 'Coupon.Redeemed', relativeTo: { date: '{{ trigger.data.on }}' } } }),
  plain: aWorkflow(one, { trigger: { type: 'Coupon.Redeemed' }, scope: { card: 'wheel' } }),
  hourly: aWorkflow(one, { trigger: { type: 'Schedule.Fired', schedule: { every: 'PT1H' } } }),
  daily: aWorkflow(one, { trigger: { type: 'Schedule.Fired', schedule: { every: 'P1D' } } }),
};

describe('an event that does not start a workflow', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  const kept: Evaluation[] = [];

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    world.nc.subscribe('evaluations.>', {
      callback: (_, message) => {
        kept.push(...splitFrames(message.string()).map((line) => JSON.parse(line) as Evaluation));
      },
    });
    for (const [id, definition] of Object.entries(workflows)) await world.publishWorkflow(id, definition);
    await eventually(async () => {
      const event = prize('Gift Card');
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(2), { withinMs: 500 });
    });
  });
  afterAll(async () => {
    await contacts.stop();
    await world.close();
  });

  const prize = (prizeType: string, given: Partial<StoredEvent> = {}) =>
    anEvent({ type: 'Prize.Awarded', contactId: randomUUID(), data: { prizeId: 'p', prizeType }, ...given });
  /** What is said of each workflow, when it is said of so many. */
  const of = (event: StoredEvent, count: number) =>
    eventually(() => {
      const found = new Map(
        kept.flatMap(({ refusals, ...one }) => {
          const own = one.event === event.id ? refusals : [];
          return own.map((refusal): [string, Omit<Evaluation, 'refusals'> & Refusal] => [
            refusal.workflow,
            { ...one, ...refusal },
          ]);
        }),
      );
      expect(found.size).toBe(count);
      return found;
    });

  it('is kept with the first condition that said no, for each workflow that listens to its trigger and no other', async () => {
    const event = prize('Voucher');
    await world.publish(event);
    const found = await of(event, 2);
    expect(found.get('gifts')).toMatchObject({ because: 'trigger.filter.all.0', version: 1, type: 'Prize.Awarded' });
    expect(found.get('final')).toMatchObject({ because: 'scope.site' });
    expect(found.get('final')?.storedAt).toBeGreaterThan(event.acceptedAt - 60_000);
  });

  it('is found by the contact in whatever way it names it, and says neither address nor number', async () => {
    const contact = { email: 'Ada@Example.com', mobile: '+61 400 111' };
    const event = prize('Voucher', { contactId: undefined, contact, session: { anonymousId: 'device' } });
    await world.publish(event);
    const { who } = (await of(event, 2)).get('gifts')!;
    const asked = { email: 'ada@example.com', mobile: '+61400111', anonymousId: 'device' };
    expect(new Set(who)).toEqual(new Set(contactReferences('acme', asked)));
    expect(JSON.stringify(kept)).not.toMatch(/ada@|61400111|400 111/i);
  });

  it('is kept also when a setting said no', async () => {
    const contactId = randomUUID();
    const [first, second] = [prize('Gift Card', { contactId }), prize('Gift Card', { contactId })];
    await world.publish(first);
    await eventually(() => expect(world.of(first)).toHaveLength(2));
    await world.publish(second);
    expect((await of(second, 2)).get('once')).toMatchObject({
      because: 'settings.reentry',
      who: [`acme/id/${contactId}`],
    });
  });

  const caused = (depth: number, ...chain: string[]) => ({ origin: { run: 'r', workflow: 'w', depth, chain } });
  const day = 86_400_000;
  const on = (at: number) => ({ data: { couponId: 'c', on: new Date(at).toISOString() } });
  const onWheel = { cardId: 'wheel', ...on(Date.now() + day) };
  it.each<[string, Partial<StoredEvent>, Record<string, string>]>([
    ['it comes from another card', { ...onWheel, cardId: 'poll' }, { plain: 'scope.card' }],
    ['the workflow itself caused it', { ...onWheel, ...caused(2, 'plain', 'other') }, { plain: 'origin.chain' }],
    ['too many caused each other', { ...onWheel, ...caused(11, 'other') }, { plain: 'origin.depth', dated: 'origin.depth' }],
    ['it has not the date that the run begins at', { cardId: 'wheel', data: { couponId: 'c' } }, { dated: 'trigger.relativeTo' }],
    ['that date is past', { cardId: 'wheel', ...on(Date.now() - day) }, { dated: 'trigger.relativeTo.ifPast' }],
  ])('is kept when %s, and found by its event and its contact', async (_, given, because) => {
    const event = anEvent({ type: 'Coupon.Redeemed', contactId: randomUUID(), ...given });
    await world.publish(event);
    const found = await of(event, Object.keys(because).length);
    expect(Object.fromEntries([...found].map(([workflow, refusal]) => [workflow, refusal.because]))).toEqual(because);
    for (const { who } of found.values()) expect(who).toEqual([`acme/id/${event.contactId}`]);
  }); // prettier-ignore

  it('is kept when it is the loop guard that said no', async () => {
    const contactId = randomUUID();
    const prizes = (length: number) => Array.from({ length }, () => prize('Gift Card', { contactId, siteId: 'final' }));
    const first = prizes(50);
    await world.publish(...first);
    await eventually(() => expect(first.flatMap((event) => world.of(event)).length).toBeGreaterThanOrEqual(100));
    await world.publish(...prizes(10));
    await eventually(() => {
      const looping = kept.filter(({ refusals }) =>
        refusals.some(({ because, workflow }) => because === 'settings.loopGuard' && workflow === 'final'),
      );
      expect(new Set(looping.map(({ event }) => event)).size).toBe(10);
    });
  });

  it('is not kept when it was the schedule of another workflow that fired', async () => {
    const fired = (workflow: string) => anEvent({ type: 'Schedule.Fired', data: { workflow, every: 'PT9H' } });
    const [other, own] = [fired('weekly'), fired('daily')];
    await world.publish(other);
    await world.publish(own);
    expect([...(await of(own, 1))]).toMatchObject([['daily', { because: 'trigger.schedule' }]]);
    expect(kept.filter(({ event }) => event === other.id)).toEqual([]);
  });
});
