import { describe, expect, it } from '@jest/globals';
import { blankContact, type Contact, type Values } from '../contact/contact.js';
import { absorb, release } from './absorb.js';
import { leaving, valuesOf } from './leaving.js';

/** One value of each kind: a kind that is added has to be said here, too, or this does not compile. */
const all: Values = {
  type: 'Authenticated',
  email: 'ada@example.com',
  mobile: '+4917012345',
  firstName: 'Ada',
  lastName: 'Lovelace',
  avatarUrl: 'https://example.com/ada.png',
  anonymousIds: ['device'],
  tags: ['VIP'],
  lists: ['list'],
  segments: ['segment'],
  properties: [{ name: 'colour', value: 'red' }],
  did: ['sites/main'],
  tallies: [{ name: 'gameplays', value: 2 }],
  asOf: [
    'core.email',
    'core.mobile',
    'core.firstName',
    'core.lastName',
    'core.avatarUrl',
    'tags.VIP',
    'lists.list',
    'properties.colour',
    'did.sites/main',
    'tallies.gameplays',
  ].map((key) => ({ key, at: 5 })),
  search: ['ada', 'ada@example.com', 'lovelace'],
  absorbed: ['another'],
};

const full: Contact = { ...blankContact('acme', 'full', 1), ...all, rev: 3 };
const empty: Contact = { ...blankContact('acme', 'empty', 1), rev: 1 };
const loser = { id: full.id, was: valuesOf(full), createdAt: 1, listName: (id: string) => id };
const absorbed = () => absorb(empty, { ...loser, at: 9, choices: {} });

/** Segments follow from the rest: whoever writes the contact computes them. */
const computed = ['segments', 'search', 'asOf', 'absorbed'] as const satisfies (keyof Values)[];
const saidOf = (contact: Contact) =>
  Object.fromEntries(Object.entries(valuesOf(contact)).filter(([kind]) => !computed.some((one) => one === kind)));

describe('one who becomes somebody else', () => {
  it('brings a value of every kind that there is', () => {
    expect(saidOf(absorbed().contact)).toEqual(saidOf(full));
  });

  it('keeps what it was, and is found by nothing of it', () => {
    const { was, ...alias } = leaving(full, 'empty');
    expect(was).toEqual(all);
    expect(saidOf({ ...alias, was })).toEqual({ ...saidOf(blankContact('acme', 'x', 1)), type: 'Authenticated' });
    expect([alias.segments, alias.search, alias.asOf]).toEqual([[], [], []]);
  });

  it('takes all of it back when that is undone', () => {
    const { contact, rows } = absorbed();
    const nothingCounted = [{ name: 'gameplays', value: 0 }];
    expect(saidOf(release(contact, loser, rows, []).contact)).toEqual({ ...saidOf(empty), tallies: nothingCounted });
  });
});
