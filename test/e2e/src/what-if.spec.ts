import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DryRun, PublishedEvent, RunDocument, WhatIf, WorkflowDefinition } from '@fanfare/contracts';
import { aWorkflow } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

const people = Array.from({ length: 12 }, (_, n) => ({ email: `${randomUUID()}@example.com`, score: n * 100 }));

/** Coupons for those with enough points, which the run itself has written to the contact; a wait; two branches that meet. */
function coupons(points: number): WorkflowDefinition {
  const gold = { name: 'Gold', when: { left: '{{ contact.properties.points }}', op: 'gte' as const, right: points }, next: 'issue' };
  return aWorkflow(
    {
      keep: { action: 'ContactUpdate', input: { fields: { points: '{{ trigger.data.score }}' } }, next: { Success: 'pause' } },
      pause: { action: 'Delay', input: { for: 'PT0.3S' }, next: { Success: 'tier' } },
      tier: { action: 'Decision', branches: [gold], else: 'both' },
      issue: { action: 'ContactCouponIssue', input: { offer: 'few' }, next: { Success: 'both', OfferLimitsExceeded: 'sorry' } },
      sorry: { action: 'ContactUpdate', input: { addTags: ['Sorry'] } },
      both: { action: 'Split', branches: [{ name: 'A', next: 'list' }, { name: 'B', next: 'award' }] },
      list: { action: 'ContactAddToList', input: { list: 'Players' }, next: { Success: 'meet' } },
      award: { action: 'LoyaltyAwardPoints', input: { points: '{{ trigger.data.score | plus: 1 }}' }, next: { Success: 'meet' } },
      meet: { action: 'Merge', next: { Success: 'done' } },
      done: { action: 'ContactUpdate', input: { addTags: ['{{ steps.list.alreadyMember }} {{ contact.properties.points }}'] } },
    },
    { trigger: { type: 'Gameplay.Ended' } },
  );
} // prettier-ignore

// real: everything.
describe('trying with what really happened', () => {
  let fanfare: Fanfare;
  let runs: RunDocument[];

  beforeAll(async () => {
    fanfare = await Fanfare.start();
    // Fewer than there are people with 600 points: some of them get none.
    await fanfare.api.expectOk('PUT', '/offers/few', { name: 'Few', limit: 4 });
    await fanfare.activate('coupons', coupons(600));
    const events = people.map(({ email, score }): PublishedEvent => ({ id: email, type: 'Gameplay.Ended', contact: { email }, data: { score } })); // prettier-ignore
    await fanfare.publish(...events);
    runs = [];
    for (const { email } of people) runs.push(await fanfare.endedRun(email));
  });
  afterAll(() => fanfare.stop());

  const whatIf = async (definition: WorkflowDefinition): Promise<WhatIf> => {
    await fanfare.api.expectOk('PUT', '/workflows/coupons', { definition });
    return fanfare.api.expectOk('POST', '/workflows/coupons/what-if', { from: Date.now() - 3_600_000 });
  };

  it('the version in force, played again, takes every path that it took', async () => {
    const told = await whatIf(coupons(600));
    expect(told).toMatchObject({
      events: 12,
      draft: { starts: 12, sampledAnswers: 0 },
      active: { version: 1, starts: 12, recorded: 12, reproduced: 12, notReproducible: {} },
      contacts: { recorded: 12 },
      differ: { onlyDraft: 0, onlyActive: 0, otherPath: 0 },
    });
    expect(told.draft.exits['issue']).toEqual({ Success: 4, OfferLimitsExceeded: 2 });
    expect(told.draft.exits).toEqual(told.active.exits);
    expect(told.draft.effects).toEqual(told.active.effects);
  });

  it('a change differs for exactly those whom it concerns', async () => {
    const { draft, differ } = await whatIf(coupons(1_000));
    // Of six people with 600 points or more, two have 1,000.
    expect(draft.exits['tier']).toEqual({ Gold: 2, Else: 10 });
    expect(differ).toMatchObject({ onlyDraft: 0, onlyActive: 0, otherPath: 4 });
    expect(differ.contacts.map(({ event }) => event).sort()).toEqual(people.slice(6, 10).map(({ email }) => email).sort()); // prettier-ignore
  });

  it('one event, tried, goes where it went', async () => {
    const [first] = runs;
    const tried = await fanfare.api.expectOk<DryRun>('POST', '/workflows/coupons/try', { eventId: first?.event, version: 1 }); // prettier-ignore
    expect(tried).toMatchObject({ starts: true, contactIs: 'recorded', run: { id: first?.id } });
    expect(pathOf(tried.run).sort()).toEqual(pathOf(first!).sort());
  });

  it('an event that only the draft waits for is the one that really came, and of the others it is said that it may', async () => {
    const [one, two] = runs.slice(0, 2).map(({ contact }) => contact);
    const redeemed = (contactId: string | null | undefined, more: object = {}) => fanfare.publish({ id: randomUUID(), type: 'Coupon.Redeemed', contactId: contactId ?? '', data: { couponId: 'c', ...more } });
    await redeemed(one, { note: 'late' });
    await redeemed(two);
    const waiting = aWorkflow(
      {
        wait: { action: 'WaitForEvent', input: { event: 'Coupon.Redeemed', timeout: 'P1D' }, when: { left: '{{ event.data.note }}', op: 'exists' }, next: { Success: 'done' } },
        done: { action: 'ContactUpdate', input: { addTags: ['{{ steps.wait.event.data.note }}'] } },
      },
      { trigger: { type: 'Gameplay.Ended' } },
    );
    const { draft, unsure } = await whatIf(waiting);
    expect(draft).toMatchObject({ exits: { wait: { Success: 1, Timeout: 11 }, done: { Success: 1 } }, assumed: { eventMayCome: 11 } });
    expect(unsure.contacts.map(({ contact }) => contact)).not.toContain(one);
    expect(unsure.contacts).toHaveLength(11);
    const goals = [{ name: 'redeemed', event: 'Coupon.Redeemed' as const }];
    const { draft: ended } = await whatIf(aWorkflow({ pause: { action: 'Delay', input: { for: 'P1D' } } }, { trigger: { type: 'Gameplay.Ended' }, settings: { goals } }));
    expect(ended).toMatchObject({ exits: { pause: { Success: 10 } }, assumed: { eventMayCome: 10 } });
  }); // prettier-ignore

  it('nothing happens by it', async () => {
    expect(await fanfare.runs({ limit: '200' })).toHaveLength(12);
    const { offers } = await fanfare.api.expectOk<{ offers: { issued: number }[] }>('GET', '/offers');
    expect(offers).toMatchObject([{ issued: 4 }]);
    for (const run of runs) expect(await fanfare.api.expectOk('GET', `/runs/${run.id}`)).toEqual(run);
  });
});
