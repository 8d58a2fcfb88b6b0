import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactChanges,
  editContact,
  getProfile,
  propertyHistory,
  saveProperty,
  storedEvent,
  streams,
} from '@fanfare/contracts';
import { aCommand, itemsIn } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('the profile of a contact', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
    const define = (id: string, definition: object) =>
      contacts.requests.ask(saveProperty, { workspace, id, definition: { label: id, type: 'text', ...definition } });
    await define('size', { type: 'number', label: 'Shoe size', pii: true });
    await define('secret', { hiddenOnProfile: true });
  });
  afterAll(() => contacts.stop());

  const workspace = 'acme';
  const edit = (id: string, given: object) => contacts.requests.ask(editContact, { workspace, id, ...given });
  const historyOf = async (id: string, property: string) =>
    (await contacts.requests.ask(propertyHistory, { workspace, id, property })).changes;
  const somebody = () =>
    resolve(contacts.requests, { email: anEmail(), properties: { size: 'L', played: 1 } }, { at: 1 });

  it('shows what is defined, what is not, what does not fit, and the lists by name', async () => {
    const { id, email } = await somebody();
    await contacts.bench.run(aCommand('ContactAddToList', { contactId: id, input: { list: 'Fans' }, at: 5 }));
    const profile = await contacts.requests.ask(getProfile, { workspace, id });
    expect(profile).toMatchObject({ id, email, type: 'Identified', avatarUrl: null, createdAt: 1, alsoKnownAs: [] });
    expect(profile.lists).toEqual([{ id: expect.any(String), name: 'Fans', archived: false, since: 5 }]);
    expect(profile.properties).toEqual([
      { id: 'secret', label: 'secret', type: 'text', value: null, at: null, pii: false, hidden: true },
      {
        id: 'size',
        label: 'Shoe size',
        type: 'number',
        value: 'L',
        at: 1,
        pii: true,
        hidden: false,
        problem: 'must be a number',
      },
      { id: 'played', label: 'played', type: null, value: 1, at: 1, pii: false, hidden: false },
    ]);
    await expect(contacts.requests.ask(getProfile, { workspace, id: 'nobody' })).rejects.toMatchObject({
      code: 'NotFound',
    });
  });

  it('one value is put right by hand; its history says who did what, and workflows are told', async () => {
    const { id } = await somebody();
    await edit(id, { fields: { size: '42' }, addTags: ['VIP'] });
    const profile = await edit(id, { fields: { size: null, avatarUrl: 'https://pictures.example.com/1.png' } });
    expect(profile).toMatchObject({ tags: ['VIP'], avatarUrl: 'https://pictures.example.com/1.png' });
    expect(await historyOf(id, 'size')).toMatchObject([
      { value: null, before: 42, source: 'admin' },
      { value: 42, before: 'L', source: 'admin' },
      { value: 'L', before: null, source: 'event', problem: 'must be a number' },
    ]);
    const told = (await itemsIn(contacts.natsUrl, streams.events.name))
      .map((item) => storedEvent.parse(JSON.parse(item)))
      .filter(({ contactId }) => contactId === id);
    expect(told.map(({ type, data }) => [type, data['actor'], data['updatedFields']])).toEqual([
      ['Contact.PropertyUpdated', 'admin', ['size', 'tags']],
      ['Contact.PropertyUpdated', 'admin', ['size', 'avatarUrl']],
    ]);
  });

  it('what cannot be is refused by name, and then nothing is changed', async () => {
    const { id } = await somebody();
    const other = await somebody();
    const before = await contacts.requests.ask(getProfile, { workspace, id });
    const fields = { size: 'XL', email: 'no address', type: 'Authenticated', avatarUrl: 'javascript:alert(1)', lastName: 'L' }; // prettier-ignore
    const refused = (await edit(id, { fields }).catch((error: unknown) => error)) as { code: string; errors: { path: string }[] }; // prettier-ignore
    expect(refused.code).toBe('Invalid');
    expect(refused.errors.map(({ path }) => path).sort()).toEqual([
      'fields.avatarUrl',
      'fields.email',
      'fields.size',
      'fields.type',
    ]);
    await expect(edit(id, { fields: { email: other.email, lastName: 'L' } })).rejects.toMatchObject({
      code: 'Conflict',
      errors: [{ path: 'fields.email' }],
    });
    expect(await contacts.requests.ask(getProfile, { workspace, id })).toEqual(before);
  });

  it('a new address is its own from then on, and the former one still finds it', async () => {
    const { id, email } = await somebody();
    const fresh = anEmail();
    expect(await edit(id, { fields: { email: ` ${fresh.toUpperCase()}` } })).toMatchObject({ email: fresh });
    for (const address of [fresh, email ?? '']) {
      expect(await resolve(contacts.requests, { email: address })).toMatchObject({ id, email: fresh });
    }
  });

  it('shows how it came to be what it is, newest first, page by page, also from the archive and of whom it was before', async () => {
    const email = anEmail();
    const visitor = await resolve(
      contacts.requests,
      { anonymousId: email, properties: { colour: 'red' } },
      { at: 1_000 },
    );
    const { id } = await resolve(contacts.requests, { email, anonymousId: email }, { at: 2_000 });
    const values = Array.from({ length: 20 }, (_, i) => i);
    for (const n of values) await contacts.requests.ask(editContact, { workspace: 'acme', id, fields: { n } });
    const found: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await contacts.requests.ask(contactChanges, { workspace: 'acme', id: visitor.id, after, limit: 3 });
      found.push(
        ...page.changes.map(({ rows }) =>
          rows.map(({ property, value }) => `${property}=${JSON.stringify(value)}`).join(),
        ),
      );
      if (page.next === null) break;
      after = page.next;
    }
    expect(found.slice(0, 20)).toEqual(values.toReversed().map((n) => `n=${n}`));
    expect(found.slice(20).join()).toContain('colour="red"');
  });
});
