import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getCoupon,
  listCoupons,
  redeemCoupon,
  saveOffer,
  streams,
  voidCoupon,
  type CouponOffer,
  type CouponStatus,
  type RequestOf,
} from '@fanfare/contracts';
import { itemsIn } from '@fanfare/testing';
import { CouponSweep } from '../src/coupons/coupon-sweep.js';
import { Redeeming, redeemCrashPoints } from '../src/coupons/redeeming.js';
import { couponStep, fresh, openWorld, type World } from './rewards-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const dayMs = 86_400_000;
const anOffer = async (given: Partial<CouponOffer> = {}) => {
  const id = given.id ?? fresh('offer');
  await world.requests.ask(saveOffer, { workspace: 'acme', id, name: 'Ten per cent', ...given });
  return id;
};
const aCoupon = async (offer: string, contact = 'ada', at = Date.now()) => {
  const { outcome } = await world.bench.run(couponStep(offer, contact, {}, { at }));
  return { id: outcome.output['coupon_id'] as string, code: outcome.output['coupon_code'] as string };
};
const redeem = (coupon: string, given: Partial<RequestOf<typeof redeemCoupon>> = {}) =>
  world.requests.ask(redeemCoupon, { workspace: 'acme', coupon, ...given });
const look = (coupon: string) => world.requests.ask(getCoupon, { workspace: 'acme', coupon });
const sweep = () => world.replicas[0].service.app.get(CouponSweep, { strict: false });
const listed = async (offer: string, status: CouponStatus) =>
  (await world.requests.ask(listCoupons, { workspace: 'acme', offer, status })).coupons.map(({ id }) => id);
const told = async (coupon: string) =>
  (await itemsIn(world.natsUrl, streams.events.name))
    .map((item) => JSON.parse(item) as Record<string, unknown>)
    .filter(({ id }) => id === `${coupon}~redeemed`);

describe('redeeming a coupon', () => {
  it('by its id or its code says when and where, and tells workflows', async () => {
    const offer = await anOffer();
    const [one, two] = [await aCoupon(offer), await aCoupon(offer)];
    const { refused, coupon } = await redeem(one.id, { site: 'shop-1', location: 'Till 4' });
    expect({ refused, status: coupon.status }).toEqual({ refused: null, status: 'redeemed' });
    expect(coupon.redeemed).toEqual({ at: expect.any(Number), site: 'shop-1', location: 'Till 4' });
    expect(await redeem(` ${two.code.toLowerCase()}`)).toMatchObject({ refused: null, coupon: { id: two.id } });
    const [event] = await told(one.id);
    expect(event).toMatchObject({
      type: 'Coupon.Redeemed',
      contactId: 'ada',
      siteId: 'shop-1',
      data: { offer, couponId: one.id, code: one.code, location: 'Till 4' },
    });
    expect(event).not.toHaveProperty('origin');
  });

  it('again is answered as the first time to the same request, and refused to another, saying when and where', async () => {
    const { id } = await aCoupon(await anOffer());
    const first = await redeem(id, { requestId: 'r1', location: 'Till 4' });
    expect(await redeem(id, { requestId: 'r1', location: 'Till 5' })).toEqual(first);
    for (const given of [{ requestId: 'r2' }, {}]) {
      expect(await redeem(id, given)).toEqual({ refused: 'AlreadyRedeemed', coupon: first.coupon });
    }
    expect(await told(id)).toHaveLength(1);
  });

  it('by many at once is granted to one', async () => {
    const { id } = await aCoupon(await anOffer());
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        world
          .replica(i)
          .service.app.get(Redeeming, { strict: false })
          .redeem({
            workspace: 'acme',
            coupon: id,
            requestId: `r${i}`,
          }),
      ),
    );
    expect(answers.filter(({ refused }) => refused === null)).toHaveLength(1);
    expect(await told(id)).toHaveLength(1);
  });

  it('whose code several offers have needs the offer; of another workspace, or none at all, there is none', async () => {
    const [a, b] = [await anOffer({ codes: ['SAME'] }), await anOffer({ codes: ['SAME'] })];
    const [, second] = [await aCoupon(a), await aCoupon(b)];
    await expect(redeem('SAME')).rejects.toMatchObject({ code: 'Conflict', errors: [{ path: 'offer' }] });
    expect(await redeem('SAME', { offer: b })).toMatchObject({ refused: null, coupon: { id: second.id } });
    await expect(redeem(second.id, { workspace: 'other' })).rejects.toMatchObject({ code: 'NotFound' });
    await expect(redeem('nothing')).rejects.toMatchObject({ code: 'NotFound' });
  });

  it.each(redeemCrashPoints)('and crashing at "%s" is made good by the repeat, or told by the sweep', async (point) => {
    const offer = await anOffer();
    const [repeated, left] = [await aCoupon(offer), await aCoupon(offer)];
    const [first, second] = world.replicas;
    first.crash.at = async (here) => {
      if (here === point) throw new Error('crash');
    };
    for (const { id } of [repeated, left]) {
      const asked = { workspace: 'acme', coupon: id, requestId: 'r1' };
      await expect(first.service.app.get(Redeeming, { strict: false }).redeem(asked)).rejects.toThrow('crash');
    }
    first.crash.at = () => Promise.resolve();
    const again = await second.service.app
      .get(Redeeming, { strict: false })
      .redeem({ workspace: 'acme', coupon: repeated.id, requestId: 'r1' });
    expect(again.refused).toBeNull();
    await sweep().tell();
    const happened = point === 'coupon found' ? 0 : 1;
    expect([(await told(repeated.id)).length, (await told(left.id)).length]).toEqual([1, happened]);
    expect((await look(left.id)).status).toBe(happened ? 'redeemed' : 'issued');
  });
});

describe('a coupon that is void', () => {
  it('says why, cannot be redeemed, and stays as it is; a redeemed one cannot become it', async () => {
    const offer = await anOffer();
    const [one, two] = [await aCoupon(offer), await aCoupon(offer)];
    const makeVoid = (coupon: string, reason: string) =>
      world.requests.ask(voidCoupon, { workspace: 'acme', coupon, reason });
    expect(await makeVoid(one.code, 'Sent by mistake')).toMatchObject({
      status: 'void',
      voided: { reason: 'Sent by mistake' },
    });
    expect(await makeVoid(one.id, 'Another reason')).toMatchObject({ voided: { reason: 'Sent by mistake' } });
    expect(await redeem(one.id)).toMatchObject({ refused: 'CouponVoid' });
    await redeem(two.id);
    await expect(makeVoid(two.id, 'Too late')).rejects.toMatchObject({ code: 'Conflict' });
  });
});

describe('a coupon expires', () => {
  it('after its own days, whatever its offer says', async () => {
    const offer = await anOffer({ couponDays: 7, validUntil: new Date(Date.now() + dayMs).toISOString() });
    const [old, young] = [await aCoupon(offer, 'ada', Date.now() - 8 * dayMs), await aCoupon(offer)];
    expect(await look(old.id)).toMatchObject({ status: 'expired', validUntil: expect.any(Number) });
    expect(await redeem(old.id)).toMatchObject({ refused: 'CouponExpired' });
    expect((await look(young.id)).validUntil).toBeGreaterThan(Date.now() + 6 * dayMs);
  });

  it('or else with its offer, and is good again when the offer is made to last longer', async () => {
    const offer = await anOffer();
    const { id } = await aCoupon(offer, 'ada', Date.now() - dayMs);
    await anOffer({ id: offer, validUntil: new Date(Date.now() - 1_000).toISOString() });
    expect((await look(id)).status).toBe('expired');
    await sweep().expire(Date.now());
    expect([await listed(offer, 'expired'), await listed(offer, 'issued')]).toEqual([[id], []]);
    await anOffer({ id: offer });
    expect((await look(id)).status).toBe('issued');
    await sweep().expire(Date.now());
    expect([await listed(offer, 'expired'), await listed(offer, 'issued')]).toEqual([[], [id]]);
    expect(await redeem(id)).toMatchObject({ refused: null });
  });

  it('and a sweep looks at an offer that has ended only for those who come late', async () => {
    const offer = await anOffer({ validUntil: new Date(Date.now() - 1_000).toISOString() });
    const dueAt = async () => (await world.db.collection('offers').findOne({ id: offer }))?.['dueAt'] as number | null;
    await sweep().expire(Date.now());
    expect(await dueAt()).toBeGreaterThan(Date.now());
    const { id } = await aCoupon(offer, 'ada', Date.now() - 10_000);
    await sweep().expire(Date.now() + 2 * 3_600_000);
    expect(await listed(offer, 'expired')).toEqual([id]);
    await sweep().expire(Date.now() + 50 * dayMs);
    expect(await dueAt()).toBeNull();
  });

  it('and one that is redeemed or void stays so', async () => {
    const offer = await anOffer();
    const { id } = await aCoupon(offer);
    await redeem(id);
    await anOffer({ id: offer, validUntil: new Date(Date.now() - 1_000).toISOString() });
    await sweep().expire(Date.now());
    expect((await look(id)).status).toBe('redeemed');
    expect(await listed(offer, 'redeemed')).toEqual([id]);
  });
});

describe('an offer', () => {
  it('bounds what a contact may have, whatever the step allows', async () => {
    const offer = await anOffer({ contactLimit: 2 });
    const [three, two, more] = await world.bench.runAll([
      couponStep(offer, 'ada', { quantity: 3, contactLimit: 5 }),
      couponStep(offer, 'ada', { quantity: 2 }),
      couponStep(offer, 'ada'),
    ]);
    expect(three?.outcome.output).toEqual({ coupon_count: 0, limit: 'contact', remaining: 2 });
    expect([two?.outcome.exit, more?.outcome.exit]).toEqual(['Success', 'OfferLimitsExceeded']);
  });

  it('says what its codes look like, and not so that they could be found by trying', async () => {
    const { code } = await aCoupon(await anOffer({ codePattern: 'SUMMER-****-####' }));
    expect(code).toMatch(/^SUMMER-[2-9B-Z]{4}-[2-9]{4}$/);
    await expect(anOffer({ codePattern: 'SUMMER-####' })).rejects.toMatchObject({
      code: 'Invalid',
      errors: [{ path: 'codePattern' }],
    });
  });
});
