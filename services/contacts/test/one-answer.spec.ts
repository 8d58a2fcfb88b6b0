// real: NATS, MongoDB, the service
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findContacts, saveContact, type Condition, type Json, type StoredEvent } from '@fanfare/contracts';
import { contactFilter } from '@fanfare/engine';
import { eventually } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

const about = (field: string, op: string, right?: Json) =>
  ({ left: `{{ contact.${field} }}`, op, ...(right !== undefined && { right }) }) as Condition;
const soon = new Date(Date.now() + 86_400_000).toISOString();

/** Of `player`, who has played on a hub, and `stranger`, who has done nothing: for whom each holds. */
const conditions: [Condition, ('player' | 'stranger')[]][] = [
  [about('createdAt', 'withinLast', 'P1D'), ['player', 'stranger']],
  [about('createdAt', 'before', '2020-01-01'), []],
  [about('createdAt', 'exists'), ['player', 'stranger']],
  [about('updatedAt', 'before', soon), ['player', 'stranger']],
  [about('updatedAt', 'notExists'), []],
  [about('lastSeenAt', 'withinLast', 'PT1H'), ['player']],
  [about('lastSeenAt', 'notExists'), ['stranger']],
  [{ not: about('lastSeenAt', 'withinLast', 'PT1H') }, ['stranger']],
  [about('counts.gameplays', 'gte', 1), ['player']],
  [about('counts.gameplays', 'eq', 0), ['stranger']],
  [about('counts.entries', 'lt', 1), ['player', 'stranger']],
  [about('counts.coupons', 'between', [0, 2]), ['player', 'stranger']],
  [about('counts.prizes', 'exists'), ['player', 'stranger']],
  [{ left: '{{ contact.counts.gameplays | plus: 1 }}', op: 'eq', right: 1 }, ['stranger']],
  [about('scores.quiz', 'gte', 50), ['player']],
  [about('scores', 'notExists'), ['stranger']],
  [about('sites', 'contains', 'main'), ['player']],
  [about('sites', 'isEmpty'), ['stranger']],
  [about('prizes', 'notContains', 'car'), ['player', 'stranger']],
  [about('tags', 'contains', 'VIP'), ['player']],
  [about('lists', 'isEmpty'), ['player', 'stranger']],
  [about('segments', 'isEmpty'), ['player', 'stranger']],
];

describe('a condition about contacts', () => {
  let contacts: Contacts;
  const emails = { player: anEmail(), stranger: anEmail() };
  const workspace = 'acme';

  beforeAll(async () => {
    contacts = await startContacts();
    await contacts.requests.ask(saveContact, { workspace, contact: { email: emails.player, tags: ['VIP'] } }); // prettier-ignore
    await contacts.requests.ask(saveContact, { workspace, contact: { email: emails.stranger } });
    const at = Date.now();
    const played: StoredEvent = { id: randomUUID(), type: 'Gameplay.Ended', workspaceId: workspace, occurredAt: new Date(at).toISOString(), acceptedAt: at, siteId: 'main', cardId: 'quiz', contact: { email: emails.player }, data: { score: 70 } }; // prettier-ignore
    await contacts.publish(played);
    await eventually(async () => expect(await found(about('counts.gameplays', 'gte', 1))).toEqual(['player']));
  });
  afterAll(() => contacts.stop());

  const whose = (matches: (email: string) => boolean) =>
    Object.entries(emails).flatMap(([name, email]) => (matches(email) ? [name] : []));

  async function found(filter: Condition): Promise<string[]> {
    const page = await contacts.requests.ask(findContacts, { workspace, filter });
    return whose((email) => page.contacts.some((contact) => contact.email === email));
  }

  /** Those whose run would go by Success: it has nothing but what the run was given of them. */
  async function goingBySuccess(condition: Condition): Promise<string[]> {
    const snapshots = await Promise.all(Object.values(emails).map((email) => resolve(contacts.requests, { email })));
    const filter = contactFilter(condition, workspace);
    return whose((email) => snapshots.some((one) => one.email === email && filter.matches(one, Date.now())));
  }

  it.each(conditions)('has the same answer when contacts are looked for and when a run asks: %j', async (condition, expected) => {
    expect({ found: await found(condition), success: await goingBySuccess(condition) }).toEqual({ found: expected, success: expected });
  }); // prettier-ignore
});
