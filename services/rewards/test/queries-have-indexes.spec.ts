import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getBalance,
  getCoupon,
  listCardTemplates,
  listCoupons,
  listOffers,
  listProgrammes,
  listVaultCards,
  redeemCoupon,
  saveOffer,
  showCard,
  type RequestContract,
  type RequestOf,
} from '@fanfare/contracts';
import { CouponSweep } from '../src/coupons/coupon-sweep.js';
import { Expiry } from '../src/loyalty/expiry.js';
import { JoiningAccounts } from '../src/loyalty/joining-accounts.js';
import { LoyaltySweep } from '../src/loyalty/loyalty-sweep.js';
import { Acquaintance } from '../src/people/acquaintance.js';
import { couponStep, fresh, openWorld, type World } from './rewards-world.js';

type Keys = Record<string, unknown>;

/** What was asked of a collection, and how it was to be sorted. */
interface Query {
  collection: string;
  method: string;
  filter: Keys;
  sort: Keys;
}

let world: World;
const seen: Query[] = [];
beforeAll(async () => {
  world = await openWorld();
  world.db.set('debug', (collection: string, method: string, filter: Keys, ...rest: Keys[]) => {
    const options = rest.find((one) => one && 'sort' in one);
    if (/^(find|update|aggregate|delete)/.test(method)) {
      const match = Array.isArray(filter) ? ((filter[0] as { $match: Keys }).$match ?? {}) : filter;
      seen.push({ collection, method, filter: match, sort: (options?.['sort'] ?? {}) as Keys });
    }
  });
});
afterAll(() => world.close());

/** The indexes of a collection, each as its fields in order. */
const indexesOf = async (collection: string): Promise<string[][]> => {
  const models = Object.values(world.db.models).filter((model) => model.collection.name === collection);
  return [['_id'], ...models.flatMap((model) => model.schema.indexes().map(([fields]) => Object.keys(fields)))];
};

/**
 * An index serves a query when it begins with fields that are given as values, the narrowest of them among these, and goes
 * on with what is sorted by, or with a range.
 */
const serves = (index: readonly string[], { filter, sort }: Query): boolean => {
  const given = new Set(Object.keys(filter).filter((field) => isValue(filter[field])));
  const ranges = Object.keys(filter).filter((field) => !given.has(field) && !field.startsWith('$'));
  const unknown = index.findIndex((field) => !given.has(field));
  const prefix = unknown < 0 ? index : index.slice(0, unknown);
  const narrowing = [...given].filter((field) => !['workspace', 'state', 'kind'].includes(field));
  if (narrowing.length > 0 && !narrowing.some((field) => prefix.includes(field))) return false;
  if (prefix.length === 0 && !ranges.includes(index[0] ?? '')) return false;
  const rest = index.slice(prefix.length);
  const sorted = Object.keys(sort).filter((field) => !given.has(field));
  return sorted.every((field, i) => rest[i] === field);
};

const isValue = (condition: unknown): boolean => {
  if (typeof condition !== 'object' || condition === null) return true;
  return Object.keys(condition).every((operator) => operator === '$in');
};

const expectServed = async (queries: readonly Query[]) => {
  expect(queries.length).toBeGreaterThan(0);
  for (const query of queries) {
    const indexes = await indexesOf(query.collection);
    if (!indexes.some((index) => serves(index, query))) throw new Error(`no index serves ${JSON.stringify(query)}`);
  }
};

const asked = async <C extends RequestContract>(contract: C, request: RequestOf<C>): Promise<Query[]> => {
  seen.length = 0;
  // Both replicas answer by turns; only one is listened to.
  for (let i = 0; i < 40 && seen.length === 0; i++) {
    await world.requests.ask(contract, request).catch((error: unknown) => expect(error).toHaveProperty('code'));
  }
  return [...seen];
};

const workspace = 'acme';
const contact = 'ada';
const after = '1.x';

describe('every query that the API can cause has an index', () => {
  it.each<[string, RequestContract, object]>([
    ['offers', listOffers, { workspace }],
    ['offers from the second page on', listOffers, { workspace, after }],
    ['coupons', listCoupons, { workspace }],
    ['coupons from the second page on', listCoupons, { workspace, after }],
    ['coupons of a contact', listCoupons, { workspace, contact }],
    ['coupons of a contact by all its ids', listCoupons, { workspace, contact: [contact, 'visitor'], after }],
    ['coupons of an offer', listCoupons, { workspace, offer: 'ten', after }],
    ['coupons in a status', listCoupons, { workspace, status: 'redeemed', after }],
    ['coupons of an offer in a status', listCoupons, { workspace, offer: 'ten', status: 'issued', after }],
    ['coupons of a contact in a status', listCoupons, { workspace, contact, status: 'issued', after }],
    ['a coupon by its code', getCoupon, { workspace, coupon: 'K7QM' }],
    ['a coupon by its code and offer', getCoupon, { workspace, coupon: 'K7QM', offer: 'ten' }],
    ['programmes', listProgrammes, { workspace, after }],
    ['points', getBalance, { workspace, contact }],
    ['card templates', listCardTemplates, { workspace, after }],
    ['cards', listVaultCards, { workspace, after }],
    ['cards of a contact', listVaultCards, { workspace, contact, after }],
    ['cards of a template', listVaultCards, { workspace, template: 'member', after }],
    ['a card by its link', showCard, { token: 'secret' }],
  ])('%s', async (_, contract, request) => {
    const queries = await asked(contract, request);
    await expectServed(queries);
    // A list that is not sorted by the database would be no page.
    if ('after' in request) expect(queries.some(({ sort }) => Object.keys(sort).length > 0)).toBe(true);
  });

  it('or this would tell', () => {
    const query = { collection: 'coupons', method: 'find', filter: { workspace, contact }, sort: { issuedAt: -1 } };
    expect(serves(['workspace', 'contact', 'issuedAt'], query)).toBe(true);
    expect(serves(['workspace', 'issuedAt'], query)).toBe(false);
    expect(serves(['workspace', 'contact'], query)).toBe(false);
    expect(serves(['contact'], { ...query, filter: { workspace }, sort: {} })).toBe(false);
  });

  it('redeeming', async () => {
    const offer = fresh('offer');
    await world.requests.ask(saveOffer, { workspace, id: offer, name: offer });
    const { outcome } = await world.bench.run(couponStep(offer, contact));
    await expectServed(await asked(redeemCoupon, { workspace, coupon: outcome.output['coupon_id'] as string }));
  });

  it('and every sweep', async () => {
    seen.length = 0;
    const get = <T>(type: new (...args: never[]) => T) => world.replicas[0].service.app.get<T>(type, { strict: false });
    await get(CouponSweep).expire(Date.now());
    await get(CouponSweep).tell();
    await get(LoyaltySweep).tell();
    await get(Expiry).expire(Date.now());
    await get(Acquaintance).lookAfter(Date.now());
    await get(JoiningAccounts).settle(workspace, contact);
    await expectServed(seen.filter(({ filter }) => !('offerKey' in filter)));
  });
});
