import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';
import { Receiver } from './receiver.js';

describe('an event of a hub', () => {
  let fanfare: Fanfare;
  let vendor: Receiver;
  let status: number;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
    vendor = await Receiver.start(() => ({ status, body: '{"reference":"F-1"}' }));
    await fanfare.api.expectOk('PUT', '/offers/ten-off', { name: '10% Discount', limit: 100 });
  });

  afterAll(async () => {
    vendor.stop();
    await fanfare.stop();
  });

  it('runs through several services, passing data from step to step', async () => {
    await fanfare.activate(
      'coupons',
      aWorkflow(
        {
          issue: {
            action: 'ContactCouponIssue',
            input: { offer: 'ten-off', quantity: 3, contactLimit: 5, allowPartialAward: true },
            next: { Success: 'note', OfferLimitsExceeded: 'sorry' },
          },
          note: { action: 'ContactUpdate', input: { fields: { coupons: '{{ steps.issue.coupon_count }}' } } },
          sorry: { action: 'ContactUpdate', input: { addTags: ['Limit reached'] } },
        },
        { trigger: { type: 'Competition.EntrySubmitted' } },
      ),
    );
    const contact = { email: `${randomUUID()}@example.com` };
    const paths: string[][] = [];
    for (const entry of ['a', 'b', 'c']) {
      const id = `${contact.email}-${entry}`;
      await fanfare.publish({ id, type: 'Competition.EntrySubmitted', contact, data: { entryId: entry } });
      paths.push(pathOf(await fanfare.endedRun(id)));
    }
    expect(paths).toEqual([['issue: Success', 'note: Success'], ['issue: Success', 'note: Success'], ['issue: OfferLimitsExceeded', 'sorry: Success']]); // prettier-ignore
    const { contacts } = await fanfare.api.expectOk<{ contacts: { id: string; properties: object; tags: string[] }[] }>(
      'GET',
      `/contacts?search=${contact.email}`,
    );
    expect(contacts).toMatchObject([{ properties: { coupons: 2 }, tags: ['Limit reached'] }]);
  });

  it('takes the failure path when a vendor refuses, and the success path when it does not', async () => {
    await fanfare.activate(
      'fulfil',
      aWorkflow(
        {
          call: {
            action: 'HttpRequest',
            input: { method: 'POST', url: `${vendor.url}/fulfil`, body: { prize: '{{ trigger.data.prizeId }}' } },
            next: { Success: 'done', Failure: 'list' },
          },
          done: {
            action: 'ContactUpdate',
            input: { fields: { fulfillment_requested: '{{ steps.call.body.reference }}' } },
          },
          list: { action: 'ContactAddToList', input: { list: 'Fulfillment Failed' } },
        },
        { trigger: { type: 'Prize.Awarded' } },
      ),
    );
    vendor.forget();
    for (const [answer, expected] of [
      [200, ['call: Success', 'done: Success']],
      [422, ['call: Failure', 'list: Success']],
    ] as const) {
      status = answer;
      const id = randomUUID();
      await fanfare.publish({
        id,
        type: 'Prize.Awarded',
        contact: { email: `${id}@example.com` },
        data: { prizeId: 'p1' },
      });
      const run = await fanfare.endedRun(id);
      expect([run.status, pathOf(run)]).toEqual(['Success', expected]);
    }
    expect(vendor.calls).toEqual(['/fulfil', '/fulfil']);
  });

  it('waits at a delay, decides, and splits into branches that all end', async () => {
    await fanfare.activate(
      'logic',
      aWorkflow(
        {
          wait: { action: 'Delay', input: { for: 'PT1S' }, next: { Success: 'tier' } },
          tier: {
            action: 'Decision',
            branches: [
              { name: 'Gold', when: { left: '{{ trigger.data.score }}', op: 'gte', right: 1000 }, next: 'fan' },
            ],
            else: null,
          },
          fan: {
            action: 'Split',
            branches: [
              { name: 'A', next: 'points' },
              { name: 'B', next: 'tag' },
            ],
          },
          points: { action: 'LoyaltyAwardPoints', input: { points: '{{ trigger.data.score | divided_by: 100 }}' } },
          tag: { action: 'ContactUpdate', input: { addTags: ['Gold'] } },
        },
        { trigger: { type: 'Gameplay.Ended' } },
      ),
    );
    const id = randomUUID();
    await fanfare.publish({
      id,
      type: 'Gameplay.Ended',
      contact: { email: `${id}@example.com` },
      data: { score: 1200 },
    });
    const run = await fanfare.endedRun(id);
    expect(run.status).toBe('Success');
    expect(pathOf(run).toSorted()).toEqual(
      ['fan: Success', 'points: Success', 'tag: Success', 'tier: Gold', 'wait: Success'].toSorted(),
    );
    expect((run.finishedAt ?? 0) - run.startedAt).toBeGreaterThanOrEqual(1000);
    const balance = await fanfare.api.expectOk('GET', `/contacts/${run.contact}/points`);
    expect(balance).toMatchObject({ balance: 12 });
  });

  it('starts one run and issues one coupon, posted five times at once and again after a restart', async () => {
    await fanfare.activate(
      'once',
      aWorkflow(
        { issue: { action: 'ContactCouponIssue', input: { offer: 'ten-off' } } },
        { trigger: { type: 'Card.Completed' } },
      ),
    );
    const id = randomUUID();
    const event = { id, type: 'Card.Completed' as const, contact: { email: `${id}@example.com` } };
    await Promise.all(Array.from({ length: 5 }, () => fanfare.publish(event)));
    const run = await fanfare.endedRun(id);
    await Promise.all(['orchestrator', 'rewards', 'contacts'].map((name) => fanfare.system.service(name).restart()));
    await fanfare.publish(event);
    const marker = randomUUID();
    await fanfare.publish({ ...event, id: marker, contact: { email: `${marker}@example.com` } });
    await fanfare.endedRun(marker);
    expect(await fanfare.runs({ event: id })).toHaveLength(1);
    const { coupons } = await fanfare.api.expectOk<{ coupons: object[] }>('GET', `/coupons?contact=${run.contact}`);
    expect(coupons).toHaveLength(1);
  });
});
