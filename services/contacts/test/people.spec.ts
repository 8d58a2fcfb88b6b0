import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactHistory, findContacts, getContact, referencesOfContact, saveContact } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('contacts as people keep them', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const save = (contact: object) =>
    contacts.requests.ask(saveContact, { workspace: 'acme', contact, source: 'import' });

  it('saving twice is one contact, with the later values and a history of both', async () => {
    const email = anEmail();
    const first = await save({ email, firstName: 'Ada', tags: ['a'] });
    const second = await save({
      email: email.toUpperCase(),
      firstName: 'Grace',
      mobile: '+61 400 111 222',
      tags: ['b'],
    });
    expect(second).toMatchObject({
      id: first.id,
      email,
      firstName: 'Grace',
      mobile: '+61400111222',
      tags: ['a', 'b'],
      type: 'Identified',
    });
    const { changes } = await contacts.requests.ask(contactHistory, { workspace: 'acme', id: first.id });
    expect(changes.filter(({ property }) => property === 'firstName')).toMatchObject([
      { value: 'Grace', before: 'Ada', source: 'import' },
      { value: 'Ada', before: null, source: 'import' },
    ]);
  });

  it('an address of somebody else is a conflict, and nothing is changed', async () => {
    const [ada, bea] = [await save({ id: 'ada', email: anEmail() }), await save({ id: 'bea', email: anEmail() })];
    await expect(save({ id: 'bea', email: ada.email, firstName: 'Bea' })).rejects.toMatchObject({ code: 'Conflict' });
    expect((await contacts.requests.ask(getContact, { workspace: 'acme', id: 'bea' })).contact).toEqual(bea);
  });

  it('a contact is said by everything that an event may name it by', async () => {
    const [email, device] = [anEmail(), anEmail()];
    const { id } = await save({ email, mobile: '+61 400 999' });
    await resolve(contacts.requests, { id: 'hub-9', email, anonymousId: device });
    const names = async (asked: string, workspace = 'acme') =>
      (await contacts.requests.ask(referencesOfContact, { workspace, id: asked })).references;
    const expected = [{ id }, { email }, { mobile: '+61400999' }, { id: 'hub-9' }, { anonymousId: device }];
    for (const asked of [id, 'hub-9']) {
      const said = await names(asked);
      expect(said).toEqual(expect.arrayContaining(expected));
    }
    expect(await names(id, 'other')).toEqual([]);
  });

  it('a hub id that came with a known address leads to the known contact', async () => {
    const known = await save({ email: anEmail() });
    await resolve(contacts.requests, { id: 'hub-7', email: known.email ?? '' });
    const { contact } = await contacts.requests.ask(getContact, { workspace: 'acme', id: 'hub-7' });
    expect(contact?.id).toBe(known.id);
    expect((await contacts.requests.ask(getContact, { workspace: 'acme', id: 'nobody' })).contact).toBeNull();
  });

  it('a search finds by the beginning of address, number and names, page by page', async () => {
    for (let i = 0; i < 5; i++) {
      await save({
        id: `zoe-${i}`,
        firstName: 'Zoë',
        lastName: `Quinn${i}`,
        mobile: `+4930 55${i}`,
        email: `zz${i}@example.com`,
      });
    }
    const find = async (search: string, after?: string, limit = 3) =>
      contacts.requests.ask(findContacts, { workspace: 'acme', search, after, limit });
    const first = await find('zoë q');
    const second = await find('zoë q', first.next ?? undefined);
    expect([...first.contacts, ...second.contacts].map(({ id }) => id)).toEqual([
      'zoe-0',
      'zoe-1',
      'zoe-2',
      'zoe-3',
      'zoe-4',
    ]);
    expect(second.next).toBeNull();
    for (const search of ['ZZ3@', 'quinn3', '+49 (30) 553']) {
      expect((await find(search)).contacts.map(({ id }) => id)).toEqual(['zoe-3']);
    }
    expect((await find('.*')).contacts).toEqual([]);
  });

  it('a list shows its members, by its name or its id', async () => {
    const { id } = await save({ email: anEmail() });
    const answer = await contacts.bench.run(
      aCommand('ContactAddToList', { contactId: id, input: { list: 'Finalists' } }),
    );
    for (const list of ['finalists', answer.outcome.output['listId'] as string]) {
      const { contacts: members } = await contacts.requests.ask(findContacts, { workspace: 'acme', list });
      expect(members.map((member) => member.id)).toEqual([id]);
    }
  });
});
