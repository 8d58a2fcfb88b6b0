import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DryRun, Step, WorkflowDefinition } from '@fanfare/contracts';
import { runIdOf } from '@fanfare/bus';
import { anEvent, aWorkflow } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aContact, past, PastController } from './past.js';

const steps: Record<string, Step> = {
  wait: { action: 'Delay', input: { for: 'P3D' }, next: { Success: 'tier' } },
  tier: {
    action: 'Decision',
    branches: [{ name: 'Gold', when: { left: '{{ contact.properties.points }}', op: 'gte', right: 1000 }, next: 'gift' }],
    else: 'thanks',
  },
  gift: { action: 'Echo', input: { value: 'Dear {{ contact.firstName }}' }, next: { Success: 'thanks', Failure: null } },
  thanks: { action: 'Echo', input: { value: '{{ steps.gift.value }}' } },
}; // prettier-ignore
const trigger: WorkflowDefinition['trigger'] = { type: 'Gameplay.Ended', filter: { all: [{ left: '{{ trigger.data.score }}', op: 'gte', right: 10 }] } }; // prettier-ignore
const definition = aWorkflow(steps, { trigger });
const score = (value: number) => ({ event: { data: { score: value } } });
const told = (body: object) => (body as DryRun).path.map(({ node, exit }) => `${node} ${exit}`);
const gold = { firstName: 'Ada', properties: { points: 2000 } };

// real: NATS, MongoDB, the API. fake: the service contacts.
describe('trying a workflow', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench([PastController]);
    await bench.ready();
    await bench.put('/workflows/tried', { definition });
  });
  afterAll(() => bench.close());

  const attempt = async (body: object = {}) => (await bench.post('/workflows/tried/try', body)).body;

  it('shows the path, what each step would be given, where it would wait and what it would ask for', async () => {
    const { status, body } = await bench.post('/workflows/tried/try', { ...score(50), contact: gold });
    expect(status).toBe(200);
    expect(told(body)).toEqual(['wait Success', 'tier Gold', 'gift Success', 'thanks Success']);
    expect(body).toMatchObject({
      starts: true,
      contactIs: 'given',
      waits: [{ node: 'wait', reason: 'delay' }],
      effects: [{ action: 'Echo', service: 'echo', input: { value: 'Dear Ada' } }, { input: { value: 'sample' } }],
      run: { status: 'Success', mode: 'test', workflow: 'tried', version: 1 },
    });
    const [wait] = (body as unknown as DryRun).waits;
    expect((wait?.until ?? 0) - (wait?.from ?? 0)).toBe(3 * 86_400_000);
  });

  it('says by which condition an event would not start it, and what would happen if it did', async () => {
    const body = await attempt(score(1));
    expect(body).toMatchObject({ starts: false, because: 'trigger.filter.all.0' });
    expect(told(body)).toHaveLength(3);
    expect(await attempt({ event: { type: 'Form.Received', data: { score: 50 } } })).toMatchObject({ because: 'trigger.type' });
  });

  it('takes the path that somebody wants to see', async () => {
    expect(told(await attempt({ ...score(50), exits: { tier: 'Gold', gift: 'Failure' } }))).toEqual(['wait Success', 'tier Gold', 'gift Failure']);
    expect(told(await attempt({ ...score(50), contact: gold, exits: { tier: 'Else' } }))).toEqual(['wait Success', 'tier Else', 'thanks Failure']);
    const { errors } = (await bench.post('/workflows/tried/try', { exits: { tier: 'Silver', nobody: 'Success' } })).body;
    expect(errors?.map(({ path }) => path)).toEqual(['exits.tier', 'exits.nobody']);
  });

  it('warns of what was empty, and refuses what the action would refuse', async () => {
    const body = (await attempt({ ...score(50), contact: { firstName: null } })) as unknown as DryRun;
    expect(body.warnings).toContainEqual({ branch: '0', node: 'thanks', message: '{{ steps.gift.value }} was empty' });
    expect(body.run.steps.find(({ node }) => node === 'thanks')).toMatchObject({ error: { code: 'InputInvalid' } });
  });

  it('takes an event that was recorded, and its contact as it was then', async () => {
    await bench.store(anEvent({ id: 'e1', type: 'Gameplay.Ended', contactId: 'c1', data: { score: 70 } }));
    past.contacts.set('c1', aContact('c1', { firstName: 'Now' }));
    expect(await attempt({ eventId: 'e1' })).toMatchObject({ starts: true, contactIs: 'current', contact: { firstName: 'Now' } });
    past.recorded.set(runIdOf('acme', 'tried', 'e1'), aContact('c1', { firstName: 'Then', properties: { points: 5000 } }));
    const body = await attempt({ eventId: 'e1' });
    expect(body).toMatchObject({ contactIs: 'recorded', event: { id: 'e1' }, effects: [{ input: { value: 'Dear Then' } }, {}] });
    expect(await bench.post('/workflows/tried/try', { eventId: 'none' })).toMatchObject({ status: 404 });
  });

  it('takes a contact by its id, and makes up an event when none is given', async () => {
    past.contacts.set('c2', aContact('c2'));
    expect(await attempt({ contact: 'c2' })).toMatchObject({ starts: false, contactIs: 'current', contact: { id: 'c2' }, event: { id: 'sample', type: 'Gameplay.Ended' } });
    expect(await bench.post('/workflows/tried/try', { contact: 'none' })).toMatchObject({ status: 400, body: { errors: [{ path: 'contact' }] } });
  });

  it('refuses an event that the gateway would refuse', async () => {
    const { body } = await bench.post('/workflows/tried/try', { event: { data: { score: 'many' } } });
    expect(body.errors).toMatchObject([{ path: 'event.data.score' }]);
    expect(await bench.post('/workflows/tried/try', { event: {}, eventId: 'e1' })).toMatchObject({ status: 400, body: { errors: [{ path: 'eventId' }] } });
  });

  it('works without saving, and for a version that was frozen', async () => {
    const { body } = await bench.post('/workflows/try', { definition, ...score(50), contact: gold });
    expect(told(body)).toHaveLength(4);
    await bench.post('/workflows/tried/activate');
    await bench.put('/workflows/tried', { definition: aWorkflow({ only: { action: 'Echo', input: { value: 'x' } } }, { trigger }) });
    expect(told(await attempt(score(50)))).toEqual(['only Success']);
    expect(told(await attempt({ ...score(50), contact: gold, version: 1 }))).toHaveLength(4);
    expect(await bench.post('/workflows/tried/try', { version: 2 })).toMatchObject({ status: 404 });
    await bench.put('/workflows/tried', { definition });
  });

  it('refuses a definition with mistakes as activation does', async () => {
    const broken = aWorkflow({ a: { action: 'Nonsense' } });
    const { body: verdict } = await bench.post('/workflows/validate', { definition: broken });
    expect(await bench.post('/workflows/try', { definition: broken })).toMatchObject({
      status: 422,
      body: { code: 'InvalidWorkflow', errors: verdict.errors },
    });
  });

  it('waits for an event that somebody wants to come, and calls in vain where that is wanted', async () => {
    const waiting = aWorkflow({
      w: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'P1D' }, next: { Success: 'call' } },
      call: { action: 'CallWorkflow', input: { workflow: 'other' }, next: { Failure: 'a' } },
      a: { action: 'Echo', input: { value: '{{ steps.w.event.data.prizeId }}' } },
    });
    const body = { definition: waiting, contact: gold };
    expect(told((await bench.post('/workflows/try', body)).body)).toEqual(['w Timeout']);
    const forced = await bench.post('/workflows/try', { ...body, exits: { w: 'Success', call: 'Failure' } });
    expect(told(forced.body)).toEqual(['w Success', 'call Failure', 'a Success']);
  });

  it('lets nothing leave the system', async () => {
    const before = await bench.messages();
    await attempt({ ...score(50), contact: gold });
    expect(await bench.messages()).toEqual(before);
});
}); // prettier-ignore
