import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countContacts, type Condition } from '@fanfare/contracts';
import { blankContact } from '../src/contact/contact.js';
import { startContacts, type Contacts } from './contacts-bench.js';

const workspace = 'crowd';
const all = 24_000;

// real: NATS, MongoDB, the service. fake: nothing.
describe('of 24,000 contacts', () => {
  let contacts: Contacts;
  beforeAll(async () => {
    contacts = await startContacts();
    for (let from = 0; from < all; from += 2_000) {
      await contacts.collections.contacts.insertMany(
        Array.from({ length: 2_000 }, (_, i) => ({
          ...blankContact(workspace, `c${String(from + i).padStart(5, '0')}`, 1),
          firstName: (from + i) % 4 === 0 ? 'Ann' : 'Ben',
          tags: (from + i) % 12 === 0 ? ['vip'] : [],
          rev: 1,
          applied: [],
        })),
      );
    }
  });
  afterAll(() => contacts.stop());

  const count = (filter?: Condition) =>
    contacts.requests.ask(countContacts, { workspace, ...(filter && { filter }) }, 30_000);

  it('all are counted exactly, and so are those that the database can find', async () => {
    expect(await count()).toEqual({ count: all, exact: true });
    const vips: Condition = { left: '{{ contact.tags }}', op: 'contains', right: 'vip' };
    expect(await count(vips)).toEqual({ count: 2_000, exact: true });
  });

  it('those whom only a look at each can tell are estimated by the first 20,000, and it is said', async () => {
    const others = await count({ left: '{{ contact.firstName }}', op: 'ne', right: 'Ann' });
    expect(others).toEqual({ count: 18_000, exact: false });
  });
});
