import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Explanation, RunDocument, StoredEvent } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { CommandLine } from './command-line.js';
import { Fanfare } from './fanfare.js';

// real: everything.
describe('what a contact earns', () => {
  let fanfare: Fanfare;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    await fanfare.api.expectOk('PUT', '/offers/welcome', { name: 'Welcome', couponDays: 30 });
    const tiers = [{ id: 'silver', name: 'Silver', threshold: 100 }];
    await fanfare.api.expectOk('PUT', '/programmes/club', { name: 'Club', tiers });
  });
  afterAll(() => fanfare.stop());

  const award = (points: number) => ({
    award: { action: 'LoyaltyAwardPoints', input: { points, programme: 'club' } },
  });
  const onPoints = { trigger: { type: 'Loyalty.PointsAwarded' as const } };
  const aPrize = async () => {
    const id = randomUUID();
    const contact = { email: `${id}@example.com` };
    await fanfare.publish({ id, type: 'Prize.Awarded', contact, data: { prizeId: 'p1' } });
    return fanfare.endedRun(id);
  };
  const endedRunOf = (workflow: string, contact: string | null): Promise<RunDocument> =>
    eventually(async () => {
      const [run] = await fanfare.runs({ workflow, contact: contact ?? '', status: 'Success' });
      if (!run) throw new Error(`no run of ${workflow} has ended`);
      return fanfare.api.expectOk<RunDocument>('GET', `/runs/${run.id}`);
    });
  const eventOf = async (run: RunDocument) => {
    const path = `/events/${encodeURIComponent(run.event)}?type=${run.trigger}`;
    return (await fanfare.api.expectOk<{ event: StoredEvent }>('GET', path)).event;
  };

  it('starts the next workflow, whose run shows its cause: points lead to a tier, the tier to a coupon, its use to a tag', async () => {
    await fanfare.activate('prizes', aWorkflow(award(100), { trigger: { type: 'Prize.Awarded' } }));
    const isSilver = { left: '{{ trigger.data.tierName }}', op: 'eq' as const, right: 'Silver' };
    await fanfare.activate(
      'silver',
      aWorkflow(
        { coupon: { action: 'ContactCouponIssue', input: { offer: 'welcome' } } },
        { trigger: { type: 'Loyalty.TierAdded', filter: isSilver } },
      ),
    );
    await fanfare.activate(
      'used',
      aWorkflow(
        { tag: { action: 'ContactUpdate', input: { addTags: ['Used {{ trigger.data.code }}'] } } },
        { trigger: { type: 'Coupon.Redeemed' } },
      ),
    );
    const first = await aPrize();
    const second = await endedRunOf('silver', first.contact);
    const cause = await eventOf(second);
    expect(cause).toMatchObject({
      data: { programId: 'club', tierId: 'silver', tierName: 'Silver' },
      origin: { run: first.id, workflow: 'prizes', depth: 1, chain: ['prizes'] },
    });
    const code = second.steps[0]?.output?.['coupon_code'] as string;
    const redeem = (requestId: string) =>
      fanfare.api.send<object>('POST', `/coupons/${code}/redeem`, { requestId, location: 'Till 4' });
    expect(await redeem('r1')).toMatchObject({ status: 200, body: { status: 'redeemed' } });
    expect(await redeem('r1')).toMatchObject({ status: 200, body: { redeemed: { location: 'Till 4' } } });
    expect(await redeem('r2')).toMatchObject({ status: 409, body: { code: 'AlreadyRedeemed' } });
    const third = await endedRunOf('used', first.contact);
    expect(await eventOf(third)).not.toHaveProperty('origin');
    expect(await fanfare.runs({ workflow: 'used' })).toHaveLength(1);
  });

  it('never starts the workflow again that caused it, and why not is told', async () => {
    await fanfare.activate('loop', aWorkflow(award(10), onPoints));
    const prize = await aPrize();
    const run = await endedRunOf('loop', prize.contact);
    const { origin } = await eventOf(run);
    expect(origin?.chain).toEqual(['prizes']);
    const own = `${run.id}/0/award/0~0`;
    const explanation = await eventually(async () => {
      const path = `/events/${encodeURIComponent(own)}/evaluations`;
      const { explanations } = await fanfare.api.expectOk<{ explanations: Explanation[] }>('GET', path);
      const found = explanations.find(({ workflow }) => workflow === 'loop');
      expect(found?.verdict.kind).toBe('notStarted');
      return found;
    });
    expect(explanation?.verdict).toMatchObject({ because: 'origin.chain', sentence: expect.any(String) });
    expect(await fanfare.runs({ workflow: 'loop' })).toHaveLength(1);
    const points = await fanfare.api.expectOk<object>('GET', `/contacts/${run.contact ?? ''}/points?programme=club`);
    expect(points).toMatchObject({ balance: 110, tiers: [{ name: 'Silver', by: 'rule' }] });
  });

  it('may be a tier that a person gives, which workflows are told once', async () => {
    await fanfare.api.expectOk('PUT', '/programmes/guests', { name: 'Guests', tiers: [{ id: 'vip', name: 'VIP' }] });
    const isVip = { left: '{{ trigger.data.tierName }}', op: 'eq' as const, right: 'VIP' };
    const trigger = { type: 'Loyalty.TierAdded' as const, filter: isVip };
    await fanfare.activate('vips', aWorkflow({ tag: { action: 'ContactUpdate', input: { addTags: ['VIP'] } } }, { trigger })); // prettier-ignore
    const { contact } = await aPrize();
    const give = (id: string | null) =>
      fanfare.api.send('POST', `/contacts/${id}/tiers`, {
        programme: 'guests',
        tier: 'vip',
        to: 'in',
        requestId: 'r1',
      });
    expect((await give('nobody')).status).toBe(404);
    for (let i = 0; i < 2; i++) expect(await give(contact)).toMatchObject({ status: 200, body: { changed: true } });
    await endedRunOf('vips', contact);
    expect(await fanfare.runs({ workflow: 'vips' })).toHaveLength(1);
  });

  it('is seen and taken on the command line, too', async () => {
    const cli = await CommandLine.open(fanfare);
    try {
      const run = await aPrize();
      const code = (await endedRunOf('silver', run.contact)).steps[0]?.output?.['coupon_code'] as string;
      expect((await cli.run('coupon', 'redeem', code, '--location', 'Till 4')).output).toMatch(/redeemed .*Till 4/);
      const again = await cli.run('coupon', 'redeem', code);
      expect([again.code, again.errors]).toEqual([1, expect.stringMatching(/redeemed at .*: Till 4/)]);
      expect((await cli.run('offer', 'ls')).output).toMatch(/^welcome {2}\d issued/);
      expect((await cli.run('programme', 'ls')).output).toContain('Silver from 100');
      const points = await cli.run('points', run.contact ?? '', '--programme', 'club');
      expect(points.output).toMatch(/^110 {2}of 110 ever awarded {2}Silver/);
    } finally {
      await cli.close();
    }
  });

  it('is on one account when two contacts are merged, and on two again when that is undone', async () => {
    const points = { award: { action: 'LoyaltyAwardPoints', input: { points: 100, programme: 'clicks' } } };
    await fanfare.activate('clicks', aWorkflow(points, { trigger: { type: 'Card.CoverClicked' } }));
    const aClick = async () => {
      const id = randomUUID();
      await fanfare.publish({ id, type: 'Card.CoverClicked', contact: { email: `${id}@example.com` } });
      return (await fanfare.endedRun(id)).contact ?? '';
    };
    const [ada, other] = [await aClick(), await aClick()];
    const balance = async (contact: string) =>
      (await fanfare.api.expectOk<{ balance: number }>('GET', `/contacts/${contact}/points?programme=clicks`)).balance;
    const { merge } = await fanfare.api.expectOk<{ merge: { id: string } }>('POST', `/contacts/${ada}/merge`, {
      loser: other,
    });
    await eventually(async () => expect([await balance(ada), await balance(other)]).toEqual([200, 200]));
    await fanfare.api.expectOk('POST', `/contact-merges/${encodeURIComponent(merge.id)}/undo`, {});
    await eventually(async () => expect([await balance(ada), await balance(other)]).toEqual([100, 100]));
  });
});
