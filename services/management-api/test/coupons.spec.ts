import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { listCoupons, redeemCoupon, referencesOfContact, type CouponView, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import type { z } from 'zod';
import { openBench } from './bench.js';

const at = Date.parse('2026-03-01T10:00:00Z');
const coupon: CouponView = {
  id: 'c1',
  offer: 'ten',
  code: 'K7QM',
  contact: 'ann',
  step: 's',
  issuedAt: at,
  status: 'redeemed',
  validUntil: null,
  redeemed: { at, site: null, location: 'Till 4' },
  voided: null,
};

// fake: rewards, which has redeemed this coupon for r1.
@Controller()
class RewardsController {
  @Answers(redeemCoupon)
  async redeem({ requestId }: z.output<(typeof redeemCoupon)['request']>): Promise<ReplyOf<typeof redeemCoupon>> {
    return { refused: requestId === 'r1' ? null : 'AlreadyRedeemed', coupon };
  }

  @Answers(listCoupons)
  async list({ contact }: z.output<(typeof listCoupons)['request']>): Promise<ReplyOf<typeof listCoupons>> {
    const asked = [contact ?? 'everybody'].flat();
    return { coupons: asked.map((id) => ({ ...coupon, contact: id })), next: null };
  }
}

// fake: contacts, where ann was a visitor once.
@Controller()
class ContactsController {
  @Answers(referencesOfContact)
  async references(): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: [{ id: 'ann' }, { id: 'visitor' }, { email: 'ann@example.com' }] };
  }
}

describe('coupons over the API', () => {
  let bench: Awaited<ReturnType<typeof openBench>>;
  beforeAll(async () => {
    bench = await openBench([RewardsController, ContactsController]);
  });
  afterAll(() => bench.close());

  it('are redeemed once: a second time says when and where it was', async () => {
    const redeem = (body: object) => bench.post('/coupons/K7QM/redeem', body);
    expect(await redeem({ requestId: 'r1' })).toMatchObject({ status: 200, body: { id: 'c1', status: 'redeemed' } });
    expect(await redeem({})).toMatchObject({
      status: 409,
      body: {
        code: 'AlreadyRedeemed',
        detail: 'The coupon was redeemed at 2026-03-01T10:00:00.000Z: Till 4.',
        coupon: { redeemed: { location: 'Till 4' } },
      },
    });
    expect(await redeem({ requestID: 'r1' })).toMatchObject({ status: 400, body: { errors: [{ path: 'requestID' }] } });
  });

  it('of a contact are those of all the ids that it had', async () => {
    const contactsOf = async (path: string) =>
      ((await bench.get(path)).body['coupons'] as CouponView[]).map(({ contact }) => contact);
    expect(await contactsOf('/coupons?contact=ann')).toEqual(['ann', 'visitor']);
    expect(await contactsOf('/coupons')).toEqual(['everybody']);
  });
});
