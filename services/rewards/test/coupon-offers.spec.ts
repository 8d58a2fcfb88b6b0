import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addOfferCodes, getOffer, listCoupons, listOffers, saveOffer, type CouponOffer } from '@fanfare/contracts';
import { couponStep, fresh, openWorld, type World } from './rewards-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const save = (offer: Omit<CouponOffer, 'workspace' | 'name'>) =>
  world.requests.ask(saveOffer, { workspace: 'acme', name: 'Ten per cent', ...offer });

describe('saving an offer', () => {
  it('twice changes nothing; with more codes adds those it does not have', async () => {
    const id = fresh('offer');
    const first = await save({ id, codes: ['A', 'B', 'B'], validUntil: '2030-01-01T00:00:00+01:00' });
    expect(first).toEqual({
      id,
      name: 'Ten per cent',
      active: true,
      validFrom: null,
      couponDays: null,
      contactLimit: null,
      codePattern: null,
      validUntil: '2029-12-31T23:00:00.000Z',
      limit: null,
      issued: 0,
      left: 2,
    });
    expect(await save({ id, codes: ['A', 'B'], validUntil: '2030-01-01T00:00:00+01:00' })).toEqual(first);
    await world.bench.run(couponStep(id, 'ada'));
    expect(await save({ id, codes: ['B', 'C', 'A'], active: false })).toMatchObject({
      active: false,
      validUntil: null,
      issued: 1,
      left: 2,
    });
  });

  it('is not what adding codes does: they are counted, and the settings stay as they are', async () => {
    const id = fresh('offer');
    await save({ id, codes: ['A', 'B'], limit: 10, contactLimit: 1 });
    const add = (codes: string[], to = id) => world.requests.ask(addOfferCodes, { workspace: 'acme', id: to, codes });
    expect(await add(['B', 'C', 'C', 'D'])).toEqual({ added: 2, duplicates: 2 });
    expect(await add(['C', 'D'])).toEqual({ added: 0, duplicates: 2 });
    const offer = await world.requests.ask(getOffer, { workspace: 'acme', id });
    expect(offer).toMatchObject({ name: 'Ten per cent', limit: 10, contactLimit: 1, left: 4 });
    await expect(add(['E'], fresh('offer'))).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('by many at once takes every code into stock once', async () => {
    const id = fresh('offer');
    const imports = [1, 2, 3, 4, 5, 6].map((n) => Array.from({ length: 1_500 }, (_, i) => `K${(i + n * 500) % 3_000}`));
    await Promise.all(imports.map((codes) => save({ id, codes })));
    const [answer] = await world.bench.runAll([couponStep(id, 'ada', { quantity: 100 })]);
    expect(new Set(answer?.outcome.output['coupon_code'] as string[]).size).toBe(100);
    expect(await save({ id })).toMatchObject({ issued: 100, left: 2_900 });
  });

  it('with a limit below what is issued, or imported codes after generated ones, is refused in plain words', async () => {
    const id = fresh('offer');
    await save({ id, limit: 10 });
    await world.bench.run(couponStep(id, 'ada', { quantity: 4 }));
    await expect(save({ id, limit: 3 })).rejects.toMatchObject({
      code: 'Conflict',
      message: expect.stringContaining('4 coupons'),
      errors: [{ path: 'limit' }],
    });
    await expect(save({ id, codes: ['A'] })).rejects.toMatchObject({ code: 'Conflict', errors: [{ path: 'codes' }] });
    await expect(
      save({ id, validFrom: '2030-01-02T00:00:00Z', validUntil: '2030-01-01T00:00:00Z' }),
    ).rejects.toMatchObject({ code: 'Invalid' });
    expect(await save({ id, limit: 4 })).toMatchObject({ issued: 4, left: 0 });
  });
});

describe('looking at coupons', () => {
  it('lists offers of one workspace, and none that were only asked for', async () => {
    const id = fresh('offer');
    await save({ id });
    await world.requests.ask(saveOffer, { workspace: 'other', id: 'theirs', name: 'Theirs' });
    await world.bench.run(couponStep('asked-for', 'ada'));
    const { offers } = await world.requests.ask(listOffers, { workspace: 'acme' });
    expect(offers.map((offer) => offer.id)).toContain(id);
    expect(offers.map((offer) => offer.id)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/asked-for|theirs/)]),
    );
  });

  it('pages through the offers, each once', async () => {
    const ids = await Promise.all(['p1', 'p2', 'p3'].map(async (id) => (await save({ id })).id));
    const page = (after?: string) =>
      world.requests.ask(listOffers, { workspace: 'acme', limit: 2, ...(after && { after }) });
    const first = await page('p0');
    expect([first.offers.map(({ id }) => id), first.next]).toEqual([ids.slice(0, 2), 'p2']);
    expect(await page('p2')).toMatchObject({ offers: [{ id: 'p3' }], next: null });
  });

  it('finds the coupons of a contact by all the ids that it had', async () => {
    const id = fresh('offer');
    await save({ id });
    await world.bench.runAll(['ann', 'visitor', 'bob'].map((contact, at) => couponStep(id, contact, {}, { at })));
    const { coupons } = await world.requests.ask(listCoupons, {
      workspace: 'acme',
      offer: id,
      contact: ['ann', 'visitor'],
    });
    expect(coupons.map(({ contact }) => contact)).toEqual(['visitor', 'ann']);
  });

  it('pages through the coupons of a contact, newest first, each once', async () => {
    const id = fresh('offer');
    await save({ id });
    const contact = fresh('ada');
    await world.bench.runAll([3, 1, 2, 2, 5].map((at) => couponStep(id, contact, {}, { at })));
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await world.requests.ask(listCoupons, {
        workspace: 'acme',
        contact,
        limit: 2,
        ...(after ? { after } : {}),
      });
      seen.push(...page.coupons.map(({ issuedAt }) => issuedAt));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual([5, 3, 2, 2, 1]);
  });
});
