import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';

// real: everything.
const about = { siteId: 'final', cardId: 'quiz', contact: { email: 'ann@example.com' } };
const note = { note: { action: 'ContactUpdate', input: { fields: { noted: 'yes' } } } };
const one = (fields: object) => [expect.objectContaining(fields)];

type Row = readonly [method: 'GET' | 'POST' | 'PUT', path: string, expected: object, body?: object];

const defined = (plural: string, id: string, settings: object): Row[] => [
  ['PUT', `/${plural}/${id}`, { id, ...settings, defined: true }, settings],
  ['GET', `/${plural}/${id}`, { id, ...settings }],
  ['GET', `/${plural}?limit=1`, { [plural]: one({ id }), next: null }],
];
const removed = (plural: string, id: string): Row => ['POST', `/${plural}/${id}/remove`, { removed: true }, {}];
const counted = (path: string, bonusEntries: number): Row => [
  'GET',
  `/${path}/counts`,
  { entries: 1, disqualified: 0, contacts: 1, gameplays: 1, prizes: 1, bonusEntries },
];
const led = (path: string): Row => ['GET', `/${path}/leaderboard?limit=3`, { places: one({ rank: 1, score: 75 }) }];

/** Every route, in an order in which each finds what it needs. `ann` is her id, `K1` and `K2` are codes. */
const rows: Row[] = [
  ...defined('sites', 'final', { name: 'Grand Final' }),
  ...defined('cards', 'quiz', { title: 'Quiz', competition: 'cup' }),
  ...defined('competitions', 'cup', { name: 'Cup' }),
  ...defined('prizes', 'mug', { name: 'Mug' }),
  ...defined('achievements', 'fan', { name: 'Fan' }),

  ['POST', '/contacts/ann/bonus-entries', { entries: 3 }, { competition: 'cup', count: 3, requestId: 'r' }],
  ['POST', '/contacts/ann/achievements', { isNew: true }, { achievement: 'fan', requestId: 'r' }],
  ['POST', '/entries/e1/tags', { tags: ['vip'] }, { kind: 'add', tags: ['vip'], requestId: 'r' }],
  ['POST', '/gameplays/g1/score', { score: 75 }, { score: 5, mode: 'add', requestId: 'r' }],

  ['GET', '/entries?competition=cup&tag=vip', { entries: one({ id: 'e1', competitionName: 'Cup' }), next: null }],
  ['GET', '/entries?tag=other', { entries: [] }],
  ['GET', '/entries/e1', { id: 'e1', form: { team: 'red' }, tags: ['vip'] }],
  ['GET', '/bonus-entries?competition=cup', { bonusEntries: one({ competition: 'cup', entries: 3 }), next: null }],
  ['GET', '/prize-awards?prize=mug&site=final', { prizes: one({ prize: 'mug', siteName: 'Grand Final' }) }],
  ['GET', '/gameplays?card=quiz', { gameplays: one({ id: 'g1', hubScore: 70, score: 75, cardTitle: 'Quiz' }) }],
  ['GET', '/gameplay-events?gameplay=g1&type=Gameplay.Action', { records: one({ gameplay: 'g1' }), next: null }],
  ['GET', '/gameplay-events?type=Gameplay.UploadApproved', { records: [] }],
  ['GET', '/achievements/fan/holders', { achievements: one({ achievement: 'fan', name: 'Fan' }) }],
  counted('competitions/cup', 3), counted('cards/quiz', 0), counted('sites/final', 0),
  led('competitions/cup'), led('cards/quiz'), led('sites/final'),
  ['GET', '/contacts/ann/entries', { entries: one({ id: 'e1' }) }],
  ['GET', '/contacts/ann/bonus-entries', { bonusEntries: one({ entries: 3 }) }],
  ['GET', '/contacts/ann/prizes', { prizes: one({ id: 'a1', prize: 'mug' }) }],
  ['GET', '/contacts/ann/achievements', { achievements: one({ achievement: 'fan' }) }],
  ['GET', '/contacts/ann/gameplays', { gameplays: one({ id: 'g1' }) }],
  ['GET', '/contacts/ann/gameplay-events', { records: one({ type: 'Gameplay.Action', gameplay: 'g1' }) }],

  ['PUT', '/offers/ten', { id: 'ten', left: 1 }, { name: 'Ten', codes: ['K1'] }],
  ['POST', '/offers/ten/codes', { added: 1, duplicates: 2 }, { codes: ['K1', 'K2', 'K2'] }],
  ['GET', '/offers/ten', { name: 'Ten', issued: 0, left: 2 }],
  ['GET', '/offers', { offers: one({ id: 'ten' }), next: null }],
  ['POST', '/contacts/ann/coupons', { coupons: [{ code: 'K1' }, { code: 'K2' }] }, { offer: 'ten', quantity: 2, requestId: 'r' }],
  ['GET', '/coupons/K1', { code: 'K1', status: 'issued' }],
  ['POST', '/coupons/K1/redeem', { code: 'K1', status: 'redeemed' }, { location: 'Till 4' }],
  ['POST', '/coupons/K2/void', { code: 'K2', voided: { reason: 'Lost' } }, { reason: 'Lost' }],
  ['GET', '/coupons?contact=ann&status=void', { coupons: one({ code: 'K2' }), next: null }],

  ['PUT', '/programmes/gold', { id: 'gold' }, { name: 'Gold', tiers: [{ id: 'vip', name: 'VIP' }] }],
  ['GET', '/programmes/gold', { name: 'Gold', tiers: [{ id: 'vip', threshold: null }] }],
  ['PUT', '/programmes/old', { id: 'old' }, { name: 'Old' }],
  ['POST', '/programmes/old/remove', { id: 'old' }, {}],
  ['GET', '/programmes', { programmes: one({ id: 'gold' }), next: null }],
  ['POST', '/contacts/ann/points', { balance: 50 }, { programme: 'gold', kind: 'award', points: 50, requestId: 'r1' }],
  ['POST', '/contacts/ann/points', { balance: 30 }, { programme: 'gold', kind: 'redeem', points: 20, requestId: 'r2' }],
  ['POST', '/contacts/ann/tiers', { changed: true, tiers: one({ id: 'vip', by: 'hand' }) }, { programme: 'gold', tier: 'VIP', to: 'in' }],
  ['GET', '/contacts/ann/points?programme=gold&limit=2', { balance: 30, entries: [{ kind: 'tier' }, { delta: -20 }], next: expect.any(String) }],

  ['PUT', '/card-templates/member', { id: 'member' }, { name: 'Member', title: 'Member' }],
  ['GET', '/card-templates/member', { name: 'Member', active: true }],
  ['GET', '/card-templates', { templates: one({ id: 'member' }), next: null }],
  ['POST', '/contacts/ann/vault-cards', { link: expect.any(String) }, { template: 'member', requestId: 'r' }],
  ['GET', '/vault-cards?contact=ann', { cards: one({ template: 'member' }), next: null }],

  removed('sites', 'final'), removed('cards', 'quiz'), removed('competitions', 'cup'),
  removed('prizes', 'mug'), removed('achievements', 'fan'),
]; // prettier-ignore

describe('routes of rewards and engagement', () => {
  let fanfare: Fanfare;
  let ann: string;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    await fanfare.activate('last', aWorkflow(note, { trigger: { type: 'Prize.Awarded' } }));
    const id = randomUUID();
    const form = { team: 'red' };
    await fanfare.publish(
      { ...about, type: 'Gameplay.Ended', data: { gameplayId: 'g1', competitionId: 'cup', status: 'won', score: 70 } },
      { ...about, type: 'Gameplay.Action', data: { gameplayId: 'g1', action: 'Shared' } },
      { ...about, type: 'Competition.EntrySubmitted', data: { entryId: 'e1', competitionId: 'cup', form } },
      { ...about, id, type: 'Prize.Awarded', data: { prizeId: 'mug', awardId: 'a1', competitionId: 'cup' } },
    );
    ann = String((await fanfare.endedRun(id)).contact);
    // What happened last is kept last: the rest is there by then.
    await eventually(async () => expect(await fanfare.api.expectOk('GET', '/prize-awards')).toMatchObject({ prizes: one({ id: 'a1' }) })); // prettier-ignore
  });
  afterAll(() => fanfare.stop());

  const ask = ([method, path, , body]: Row) => fanfare.api.send(method, path.replace(/\bann\b/, ann), body);

  it('do what the document of the API says of them', async () => {
    for (const row of rows) {
      const [method, path, expected] = row;
      expect({ method, path, ...(await ask(row)) }).toMatchObject({ method, path, status: 200, body: expected });
    }
  });

  it('are all in this table, those in a workspace', async () => {
    interface Document {
      paths: Record<string, Record<string, { tags: string[] }>>;
    }
    const answer = await fetch(`${fanfare.system.service('management-api').url}/openapi.json`);
    const { paths } = (await answer.json()) as Document;
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { tags }]) => path.includes('{workspace}') && tags.some((tag) => ['rewards', 'engagement'].includes(tag)))
        .map(([method]) => ({ method: method.toUpperCase(), path: path.split('{workspace}')[1] ?? '' })),
    ); // prettier-ignore
    expect(routes.length).toBeGreaterThan(50);
    const called = ({ method, path }: (typeof routes)[number]) => {
      const shape = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
      return rows.some((row) => row[0] === method && shape.test(row[1]));
    };
    expect(routes.filter((route) => !called(route))).toEqual([]);
  });
});
