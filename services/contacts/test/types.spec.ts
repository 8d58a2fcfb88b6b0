import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactHistory, getContact, mergeContacts, type ContactRef } from '@fanfare/contracts';
import { contactTypes } from '../src/contact/contact-type.js';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

// real: NATS, MongoDB, the service. fake: nothing.
describe('what is known of who somebody is', () => {
  let contacts: Contacts;
  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const moves = async (id: string) => {
    const { changes } = await contacts.requests.ask(contactHistory, { workspace: 'acme', id });
    return changes.filter(({ property }) => property === 'type').map(({ before, value }) => [before ?? null, value]);
  };
  /** Somebody of each type, who is met on a device. */
  const of = (type: (typeof contactTypes)[number], anonymousId: string): ContactRef =>
    type === 'Anonymous' ? { anonymousId } : { anonymousId, email: anEmail(), type };

  it.each<[string, ContactRef, string]>([
    ['a visit alone', {}, 'Anonymous'],
    ['an address', { email: 'a@type.io' }, 'Identified'],
    ['a number', { mobile: '+61400555001' }, 'Identified'],
    ['a first name', { firstName: 'Ann' }, 'Identified'],
    ['a last name', { lastName: 'Lee' }, 'Identified'],
    ['an account', { type: 'Authenticated' }, 'Authenticated'],
    ['an account and an address', { type: 'Authenticated', email: 'b@type.io' }, 'Authenticated'],
    ['an address, whatever it is called', { type: 'Anonymous', email: 'c@type.io' }, 'Identified'],
    ['answers that do not say who it is', { properties: { city: 'Rome' } }, 'Anonymous'],
  ])('%s makes a visitor who they are then, under one id', async (_what, said, type) => {
    const anonymousId = randomUUID();
    const visitor = await resolve(contacts.requests, { anonymousId });
    expect(visitor.type).toBe('Anonymous');
    expect(await resolve(contacts.requests, { anonymousId, ...said })).toMatchObject({ id: visitor.id, type });
    const moved = type === 'Anonymous' ? [] : [['Anonymous', type]];
    // That somebody is there is no move.
    expect(await moves(visitor.id)).toEqual(moved);
  });

  const pairs = contactTypes.flatMap((from) => contactTypes.map((to) => [from, to] as const));
  it.each(pairs)('from %s, told of %s, it only ever becomes more, and the history has each move once', async (from, to) => {
    const anonymousId = randomUUID();
    const { id } = await resolve(contacts.requests, of(from, anonymousId));
    const now = contactTypes.indexOf(from) >= contactTypes.indexOf(to) ? from : to;
    await resolve(contacts.requests, { id, anonymousId, type: to });
    await resolve(contacts.requests, { id, anonymousId, type: to });
    const { contact } = await contacts.requests.ask(getContact, { workspace: 'acme', id });
    expect(contact?.type).toBe(now);
    expect(await moves(id)).toEqual([...(now === from ? [] : [[from, now]]), ...(from === 'Anonymous' ? [] : [[null, from]])]);
  }); // prettier-ignore

  it.each(pairs)('of %s and %s that are merged the one that is left is the higher', async (one, other) => {
    const [a, b] = [await resolve(contacts.requests, of(one, randomUUID())), await resolve(contacts.requests, of(other, randomUUID()))]; // prettier-ignore
    const { contact } = await contacts.requests.ask(mergeContacts, { workspace: 'acme', survivor: a.id, loser: b.id });
    expect(contact.type).toBe(contactTypes.indexOf(one) >= contactTypes.indexOf(other) ? one : other);
  });
});
