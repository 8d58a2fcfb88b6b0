import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listCoupons, listOffers, saveOffer, type CouponOffer } from '@fanfare/contracts';
import fc from 'fast-check';
import { generatedCode } from '../src/coupons/code.js';
import type { Offer } from '../src/coupons/offer.store.js';
import { countCodes } from './codes-counted.js';
import { couponStep, fresh, handled, openWorld, type World } from './rewards-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const anOffer = async (given: Partial<CouponOffer> = {}) => {
  const id = given.id ?? fresh('offer');
  await world.requests.ask(saveOffer, { workspace: 'acme', id, name: 'Ten per cent', ...given });
  return id;
};
const offerNow = async (id: string) =>
  (await world.requests.ask(listOffers, { workspace: 'acme' })).offers.find((offer) => offer.id === id);
const couponsOf = async (offer: string) =>
  (await world.requests.ask(listCoupons, { workspace: 'acme', offer, limit: 1_000 })).coupons;
const codes = (count: number) => Array.from({ length: count }, (_, i) => `CODE-${i}`);

describe('ContactCouponIssue', () => {
  it('answers one coupon with plain values and several with lists of equal length', async () => {
    const offer = await anOffer({ codes: codes(5) });
    const [one, three] = await world.bench.runAll([
      couponStep(offer, 'ada'),
      couponStep(offer, 'ada', { quantity: 3 }),
    ]);
    const link = expect.stringMatching(/^https:\/\/coupons\.example\/c\/[\w-]{22}$/);
    expect(one?.outcome).toEqual({
      exit: 'Success',
      output: { coupon_count: 1, coupon_id: expect.any(String), coupon_link: link, coupon_code: 'CODE-0' },
    });
    expect(three?.outcome.output).toMatchObject({
      coupon_count: 3,
      coupon_link: [link, link, link],
      coupon_code: ['CODE-1', 'CODE-2', 'CODE-3'],
    });
    const stored = await couponsOf(offer);
    expect(three?.outcome.output['coupon_id']).toEqual(
      ['CODE-1', 'CODE-2', 'CODE-3'].map((code) => stored.find((coupon) => coupon.code === code)?.id),
    );
  });

  it('tells workflows of every coupon, of a refusal nothing, and on repeat the same', async () => {
    const offer = await anOffer({ codes: codes(3) });
    const [two, refused] = [couponStep(offer, 'ada', { quantity: 2 }), couponStep(offer, 'bob', { quantity: 2 })];
    const { output } = (await world.bench.run(two)).outcome;
    for (const command of [refused, two]) await world.bench.run(command);
    const [first, second, ...again] = await world.bench.eventsOf(two);
    const couponId = output['coupon_id'] as string[];
    expect(first).toMatchObject({
      type: 'Coupon.Issued',
      contactId: 'ada',
      data: { offer, couponId: couponId[0], code: 'CODE-0' },
      origin: { chain: two.chain },
    });
    expect(second?.data).toEqual({ offer, couponId: couponId[1], code: 'CODE-1' });
    expect(again).toEqual([first, second]);
    expect(await world.bench.eventsOf(refused)).toEqual([]);
  });

  it('leaves by OfferExpired or OfferLimitsExceeded saying why, and fails for an unknown offer or nobody', async () => {
    const now = Date.now();
    const soon = await anOffer({ validFrom: new Date(now + 60_000).toISOString() });
    const off = await anOffer({ active: false, limit: 0 });
    const small = await anOffer({ limit: 2 });
    const answers = await world.bench.runAll([
      couponStep(soon, 'ada'),
      couponStep(soon, 'ada', {}, { at: now + 60_000 }),
      couponStep(off, 'ada'),
      couponStep(small, 'ada', { quantity: 3 }),
      couponStep(small, 'ada', { quantity: 2, contactLimit: 1 }),
      couponStep('nowhere', 'ada'),
      couponStep(small, null),
    ]);
    expect(answers.map(({ outcome }) => outcome.error?.code ?? [outcome.exit, outcome.output])).toEqual([
      ['OfferExpired', { coupon_count: 0, reason: 'not_yet_valid' }],
      ['Success', expect.anything()],
      ['OfferExpired', { coupon_count: 0, reason: 'inactive' }],
      ['OfferLimitsExceeded', { coupon_count: 0, limit: 'offer', remaining: 2 }],
      ['OfferLimitsExceeded', { coupon_count: 0, limit: 'contact', remaining: 1 }],
      'OfferNotFound',
      'NoContact',
    ]);
  });

  it('gives 80 concurrent issues of 40 distinct steps against a limit of 10 exactly 10 coupons, and every step its one answer', async () => {
    const offer = await anOffer({ limit: 10 });
    const steps = Array.from({ length: 40 }, (_, i) => couponStep(offer, `contact-${i}`));
    const twice = await Promise.all([...steps, ...steps].map((step) => world.bench.runAll([step])));
    const answers = twice.flat().map(({ outcome }) => JSON.stringify(outcome));
    expect(answers.slice(40)).toEqual(answers.slice(0, 40));
    expect(answers.filter((answer) => answer.includes('Success'))).toHaveLength(20);
    expect(new Set((await couponsOf(offer)).map(({ code }) => code)).size).toBe(10);
    expect(await offerNow(offer)).toMatchObject({ issued: 10, left: 0 });
  });

  it.each([
    ['more than there are', 3, 60],
    ['fewer than there are', 1, 100],
  ])('takes each code from stock to a coupon once, at every moment: %s', async (_, most, stock) => {
    const offer = await anOffer({ codes: codes(stock) });
    const commands = Array.from({ length: 80 }, (_, i) =>
      couponStep(offer, `contact-${i % 7}`, { quantity: 1 + (i % most), allowPartialAward: true }),
    );
    const issuing = Promise.all(commands.map((command, i) => world.replica(i).coupons.run([handled(command)])));
    let done = false;
    void issuing.finally(() => (done = true));
    let samples = 0;
    for (; !done; samples++) {
      // A decision is written before its coupons, so what is said to be left lies between two counts of them.
      const before = await countCodes(world.db, offer);
      const said = await world.db.collection<Offer>('offers').findOne({ id: offer });
      const after = await countCodes(world.db, offer);
      const decided = (said?.pending ?? []).flatMap(({ reservations }) => reservations);
      const underWay = decided.reduce((sum, { decision }) => sum + (decision.kind === 'issue' ? decision.count : 0), 0);
      const left = stock - (said?.issued ?? 0);
      expect(before.issued.length).toBeLessThanOrEqual(stock - left);
      expect(after.issued.length).toBeGreaterThanOrEqual(stock - left - underWay);
      for (const { inStock, issued } of [before, after]) {
        expect([...inStock, ...issued].toSorted()).toEqual(codes(stock).toSorted());
      }
    }
    const { inStock, issued } = await countCodes(world.db, offer);
    expect([inStock.length, issued.length]).toEqual(stock === 60 ? [0, 60] : [20, 80]);
    expect([...inStock, ...issued].toSorted()).toEqual(codes(stock).toSorted());
    expect(await offerNow(offer)).toMatchObject({ issued: issued.length, left: inStock.length });
    expect(samples).toBeGreaterThan(0);
  });

  it('never passes a contact limit, whichever steps and processes compete', async () => {
    const offer = await anOffer();
    const commands = Array.from({ length: 40 }, (_, i) =>
      couponStep(offer, `contact-${i % 4}`, { quantity: 2, contactLimit: 5 }),
    );
    await Promise.all(commands.map((command, i) => world.replica(i).coupons.run([handled(command)])));
    const perContact = Object.groupBy(await couponsOf(offer), ({ contact }) => contact);
    expect(Object.values(perContact).map((coupons) => coupons?.length)).toEqual([4, 4, 4, 4]);
  });

  it('makes a partial award exact', async () => {
    const offer = await anOffer({ limit: 7 });
    const commands = Array.from({ length: 5 }, (_, i) =>
      couponStep(offer, `contact-${i}`, { quantity: 3, allowPartialAward: true }),
    );
    const outcomes = (
      await Promise.all(commands.map((command, i) => world.replica(i).coupons.run([handled(command)])))
    ).flat();
    const counts = outcomes.map((outcome) => (outcome && 'data' in outcome ? outcome.data.coupon_count : -1));
    expect(counts.toSorted()).toEqual([0, 0, 1, 3, 3]);
    expect(outcomes.find((outcome) => outcome && 'data' in outcome && outcome.data.coupon_count === 1)).toMatchObject({
      data: { coupon_code: expect.any(String) },
    });
  });

  it('takes another code when chance has made the same one twice', async () => {
    const offer = await anOffer();
    const step = couponStep(offer, 'ada');
    const { salt } = (await world.db.collection('offers').findOne<Offer>({ id: offer })) as Offer;
    await world.db.collection('coupons').insertOne({ codeKey: `acme/${offer}#${generatedCode(salt, step.stepId, 1)}` });
    const answers = [await world.bench.run(step), await world.bench.run(step)];
    const another = generatedCode(salt, step.stepId, 1, 1);
    expect(answers.map(({ outcome }) => outcome.output['coupon_code'])).toEqual([another, another]);
  });

  it('answers a refused step the same when the offer has room again, and an unknown offer when it exists by then', async () => {
    const offer = await anOffer({ limit: 0 });
    const later = fresh('later');
    const steps = [couponStep(offer, 'ada'), couponStep(later, 'ada')];
    const before = await world.bench.runAll(steps);
    await anOffer({ id: offer, limit: 5 });
    await anOffer({ id: later });
    const again = await world.bench.runAll(steps);
    expect(again.map(({ outcome }) => outcome)).toEqual(before.map(({ outcome }) => outcome));
    expect((await world.bench.run(couponStep(later, 'ada'))).outcome.exit).toBe('Success');
  });

  it('issues exactly what offer and contact limits leave, whatever competes', async () => {
    const asks = fc.array(
      fc.record({ contact: fc.integer({ min: 0, max: 3 }), quantity: fc.integer({ min: 1, max: 6 }) }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 6 }),
        asks,
        async (limit, contactLimit, given) => {
          const offer = await anOffer({ limit });
          const commands = given.map(({ contact, quantity }) =>
            couponStep(offer, `c${contact}`, { quantity, contactLimit, allowPartialAward: true }),
          );
          await Promise.all(commands.map((command, i) => world.replica(i).coupons.run([handled(command)])));
          const wanted = Object.values(Object.groupBy(given, ({ contact }) => contact)).map((of) =>
            Math.min(contactLimit, of?.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0),
          );
          const expected = Math.min(
            limit,
            wanted.reduce((sum, n) => sum + n, 0),
          );
          expect(await couponsOf(offer)).toHaveLength(expected);
          expect((await offerNow(offer))?.issued).toBe(expected);
        },
      ),
      { numRuns: 15 },
    );
  });
});
