// real: NATS, MongoDB, the service
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countContacts, findContacts, saveContact, type Condition, type Json } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { startContacts, type Contacts } from './contacts-bench.js';

const workspace = 'filters';
const plans = ['gold', 'silver', 'bronze'];
/** Somebody in each way that a filter can tell apart; every number comes as a number and as a text. */
const people = Array.from({ length: 60 }, (_, i) => ({
  id: `p${String(i).padStart(2, '0')}`,
  email: i % 2 === 0 ? `p${i}@acme.test` : `p${i}@other.test`,
  properties: { plan: plans[i % 3] as Json, points: i % 4 === 0 ? `${i}` : i, ...(i % 5 === 0 && { nick: `n${i}` }) },
  tags: i % 6 === 0 ? ['VIP'] : [],
}));

let contacts: Contacts;
beforeAll(async () => {
  contacts = await startContacts();
  for (const contact of people) await contacts.requests.ask(saveContact, { workspace, contact });
  const onList = people.slice(0, 7).map(({ id }) => aCommand('ContactAddToList', { workspace, contactId: id, input: { list: 'Newsletter' } })); // prettier-ignore
  await contacts.bench.runAll(onList);
});
afterAll(() => contacts.stop());

const about = (field: string, op: string, right?: Json) =>
  ({ left: `{{ contact.${field} }}`, op, ...(right !== undefined && { right }) }) as Condition;

/** All that match, page by page. */
async function matching(filter: Condition, limit = 7): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await contacts.requests.ask(findContacts, { workspace, filter, after, limit });
    expect(page.contacts.length).toBeLessThanOrEqual(limit);
    found.push(...page.contacts.map(({ id }) => id));
    if (page.next === null) return found;
    after = page.next;
  }
}
const idsOf = (test: (person: (typeof people)[number], i: number) => boolean) =>
  people.filter(test).map(({ id }) => id);

describe('contacts by a condition', () => {
  it.each<[string, Condition, string[]]>([
    ['a property', about('properties.plan', 'eq', 'gold'), idsOf((_, i) => i % 3 === 0)],
    ['a number, however it is spelt', about('properties.points', 'gte', 50), idsOf((_, i) => i >= 50)],
    ['a number that is a text', about('properties.points', 'eq', '8'), ['p08']],
    ['what not everybody has', about('properties.nick', 'exists'), idsOf((_, i) => i % 5 === 0)],
    ['what somebody does not have', about('properties.nick', 'notExists'), idsOf((_, i) => i % 5 !== 0)],
    ['a part of an address', about('email', 'endsWith', '@other.test'), idsOf((_, i) => i % 2 === 1)],
    ['a tag', about('tags', 'contains', 'VIP'), idsOf((_, i) => i % 6 === 0)],
    ['a list, by its name', about('lists', 'contains', 'Newsletter'), idsOf((_, i) => i < 7)],
    ['since when', about('createdAt', 'withinLast', 'P1D'), idsOf(() => true)],
    ['since when, and nobody', about('createdAt', 'before', '2020-01-01'), []],
    [
      'several at once',
      { all: [about('properties.plan', 'in', ['gold', 'silver']), { not: about('tags', 'contains', 'VIP') }, { any: [about('properties.points', 'lt', 10), about('properties.nick', 'exists')] }] },
      idsOf((_, i) => i % 3 !== 2 && i % 6 !== 0 && (i < 10 || i % 5 === 0)),
    ],
  ])('finds them by %s, all pages together, and counts them', async (_, filter, expected) => {
    expect(await matching(filter)).toEqual(expected);
    expect(await contacts.requests.ask(countContacts, { workspace, filter })).toEqual({ count: expected.length, exact: true });
  }); // prettier-ignore

  it('goes with a search and a list', async () => {
    const filter = about('properties.plan', 'eq', 'gold');
    const { contacts: found } = await contacts.requests.ask(findContacts, { workspace, filter, list: 'newsletter', search: 'p' }); // prettier-ignore
    expect(found.map(({ id }) => id)).toEqual(['p00', 'p03', 'p06']);
  });

  it('that is not about contacts is refused, with the place that is wrong', async () => {
    const filter: Condition = { all: [about('email', 'exists'), { left: '{{ trigger.data.a }}', op: 'eq', right: 1 }] };
    await expect(contacts.requests.ask(findContacts, { workspace, filter })).rejects.toMatchObject({
      code: 'Invalid',
      errors: [{ path: 'filter.all.1.left' }],
    });
  });

  it('counts everybody of a workspace, and nobody of another', async () => {
    expect(await contacts.requests.ask(countContacts, { workspace })).toEqual({ count: 60, exact: true });
    expect(await contacts.requests.ask(countContacts, { workspace: `w-${randomUUID()}` })).toEqual({ count: 0, exact: true }); // prettier-ignore
  });
});
