import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunDocument, WorkflowDefinition } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

const trigger = {
  type: 'Prize.Awarded' as const,
  filter: { all: [{ left: '{{ trigger.data.prizeType }}', op: 'eq' as const, right: 'never' }] },
} satisfies WorkflowDefinition['trigger'];
const steps = (points: number) => ({
  points: { action: 'LoyaltyAwardPoints', input: { points }, next: { Success: 'nap' } },
  nap: { action: 'Delay', input: { for: 'P2D' }, next: { Success: 'tag' } },
  tag: { action: 'ContactUpdate', input: { addTags: ['Tested {{ trigger.data.prizeId }}'] } },
});

// real: everything.
describe('a live test', () => {
  let fanfare: Fanfare;
  let contact: string;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    await fanfare.activate(
      'gifts',
      aWorkflow(steps(5), { trigger, settings: { reentry: { per: 'contact', limit: 1 } } }),
    );
    contact = (
      await fanfare.api.expectOk<{ id: string }>('POST', '/contacts', { email: `${randomUUID()}@example.com` })
    ).id;
  });
  afterAll(() => fanfare.stop());

  const test = (body: object) =>
    fanfare.api.expectOk<{ run: string; version: number }>('POST', '/workflows/gifts/live-test', { contact, ...body });
  const over = (id: string) =>
    eventually(async () => {
      const { body: run, status } = await fanfare.api.send<RunDocument>('GET', `/runs/${id}`);
      if (status !== 200 || run.status !== 'Success') throw new Error(JSON.stringify(run));
      return run;
    });
  const balance = async () =>
    (await fanfare.api.expectOk<{ balance: number }>('GET', `/contacts/${contact}/points`)).balance;

  it('is a real run of the draft about a chosen contact, whatever would keep it from starting, and passes delays', async () => {
    await fanfare.api.expectOk('PUT', '/workflows/gifts', { definition: aWorkflow(steps(7), { trigger }) });
    const event = { data: { prizeId: 'p1' }, contact: { email: 'somebody-else@example.com' } };
    const { run: id, version } = await test({ event, request: 'first' });
    expect(version).toBe(2);
    const run = await over(id);
    expect(run).toMatchObject({ mode: 'test', version: 2, contact });
    // What takes no time is done at the instant of what led to it: of these, either may be named first.
    expect(pathOf(run).toSorted()).toEqual(['nap: Success', 'points: Success', 'tag: Success']);
    expect(run.steps.find(({ node }) => node === 'nap')?.warnings).toEqual([
      expect.stringContaining('this test does not wait; another run goes on at 20'),
    ]);
    expect(await balance()).toBe(7);
    const found = await fanfare.api.expectOk<{ tags: string[] }>('GET', `/contacts/${contact}`);
    expect(found.tags).toEqual(['Tested p1']);
    expect(await test({ event, request: 'first' })).toEqual({ run: id, version: 2 });
    expect(await balance()).toBe(7);
  });

  it('counts for nobody else, and leaves in force what was', async () => {
    expect(await fanfare.api.expectOk('GET', '/workflows/gifts')).toMatchObject({ activeVersion: 1, latestVersion: 2 });
    const counts = async (query = '') => fanfare.api.expectOk('GET', `/runs/counts?workflow=gifts${query}`);
    expect(await counts()).toEqual({ counts: {} });
    expect(await counts('&mode=test')).toEqual({ counts: { Success: 1 } });
    expect(await fanfare.runs({ workflow: 'gifts', mode: 'live' })).toEqual([]);
  });

  it('can be of a version, wait where it says so, and be cancelled like any run', async () => {
    const { run: id } = await test({ version: 1, delays: 'wait', event: { data: { prizeId: 'p2' } } });
    const waits = () => fanfare.api.expectOk('GET', '/workflows/gifts/waiting');
    await eventually(async () => expect(await waits()).toEqual({ waiting: [{ version: 1, node: 'nap', runs: 1 }] }));
    await fanfare.api.expectOk('POST', '/runs/cancel', { runs: [id] });
    await eventually(async () =>
      expect(await fanfare.api.expectOk('GET', `/runs/${id}`)).toMatchObject({ status: 'Cancelled' }),
    );
  });

  it('is refused for a contact or a version that is not there, and for a draft with mistakes', async () => {
    const refused = (body: object) => fanfare.api.send('POST', '/workflows/gifts/live-test', { contact, ...body });
    expect(await refused({ contact: 'nobody' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'contact' }] },
    });
    expect(await refused({ version: 9 })).toMatchObject({ status: 404 });
    await fanfare.api.expectOk('PUT', '/workflows/gifts', { definition: { trigger } });
    expect(await refused({})).toMatchObject({ status: 422 });
  });
});
