import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addByEmail,
  changeList,
  changeMembers,
  contactLists,
  findContacts,
  getContact,
  getList,
  makeList,
  storedEvent,
  streams,
} from '@fanfare/contracts';
import { aCommand, eventually, itemsIn } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('lists of contacts', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const workspace = 'acme';
  const make = (name: string) => contacts.requests.ask(makeList, { workspace, name });
  const rename = (list: string, name: string) => contacts.requests.ask(changeList, { workspace, list, name });
  const get = (list: string) => contacts.requests.ask(getList, { workspace, list });
  const members = (list: string, change: { add?: string[]; remove?: string[] }) =>
    contacts.requests.ask(changeMembers, { workspace, list, ...change, by: 'api' });
  const on = async (list: string) =>
    (await contacts.requests.ask(findContacts, { workspace, list })).contacts.map(({ id }) => id).sort();
  const people = async (count: number) =>
    (await Promise.all(Array.from({ length: count }, () => resolve(contacts.requests, { email: anEmail() })))).map(
      ({ id }) => id,
    );

  it('are made once, under a name that nobody else has had', async () => {
    const list = await make('Launch');
    expect(list).toMatchObject({ name: 'Launch', members: 0, archivedAt: null });
    await expect(make(' LAUNCH')).rejects.toMatchObject({ code: 'Conflict' });
    expect(await get('launch')).toMatchObject({ id: list.id });
    await expect(get('nothing')).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('a renamed list is the same under both names, for steps, too; nobody can take either', async () => {
    const [a = '', b = ''] = await people(2);
    const { id } = await make('Spring');
    await rename('Spring', 'Summer');
    for (const [contactId, list] of [
      [a, 'spring'],
      [b, 'summer'],
    ] as const) {
      const answer = await contacts.bench.run(aCommand('ContactAddToList', { contactId, input: { list } }));
      expect(answer.outcome.output).toEqual({ listId: id, alreadyMember: false });
      await eventually(async () => {
        const { contact } = await contacts.requests.ask(getContact, { workspace, id: contactId });
        expect(contact?.lists).toEqual(['Summer']);
      });
    }
    for (const name of ['Spring', 'Summer', id]) expect(await on(name)).toEqual([a, b].sort());
    for (const name of ['Spring', 'Summer']) await expect(make(name)).rejects.toMatchObject({ code: 'Conflict' });
    await make('Autumn');
    await expect(rename('Autumn', 'summer')).rejects.toMatchObject({ code: 'Conflict' });
    expect(await rename('Summer', 'Spring')).toMatchObject({ id, name: 'Spring', members: 2 });
  });

  it('many are put on it and taken off, each told once; who is not there is named', async () => {
    const ids = await people(5);
    const { id } = await make('Many');
    expect(await members('Many', { add: [...ids, 'nobody'] })).toEqual({ added: 5, removed: 0, unknown: ['nobody'] });
    expect(await members(id, { add: ids.slice(0, 2), remove: ids.slice(3) })).toMatchObject({ added: 0, removed: 2 });
    expect(await on('Many')).toEqual(ids.slice(0, 3).sort());
    const told = (await itemsIn(contacts.natsUrl, streams.events.name))
      .map((item) => storedEvent.parse(JSON.parse(item)))
      .filter(({ data }) => data['listId'] === id);
    expect(told).toHaveLength(5);
    expect(told[0]).toMatchObject({ type: 'Contact.ListAdded', data: { listName: 'Many', addedBy: 'api' } });
  });

  it('takes addresses: who is known is put on it, who is not is named, or made', async () => {
    const [known, stranger] = [anEmail(), anEmail()];
    await resolve(contacts.requests, { email: known });
    await make('Mails');
    const add = (create: boolean) =>
      contacts.requests.ask(addByEmail, {
        workspace,
        list: 'Mails',
        emails: [` ${known.toUpperCase()} `, stranger, known, 'no address'],
        create,
      });
    expect(await add(false)).toEqual({ added: 1, created: 0, unknown: [stranger], invalid: ['no address'] });
    expect(await add(true)).toEqual({ added: 1, created: 1, unknown: [], invalid: ['no address'] });
    expect(await on('Mails')).toHaveLength(2);
  });

  it('shows how it grew, day by day', async () => {
    const ids = await people(3);
    await make('Growing');
    await members('Growing', { add: ids.slice(0, 2) });
    await contacts.growth.sweep(Date.UTC(2026, 0, 30, 22));
    await contacts.growth.sweep(Date.UTC(2026, 0, 30, 23));
    await members('Growing', { add: ids });
    await contacts.growth.sweep(Date.UTC(2026, 0, 31, 23));
    expect((await get('Growing')).growth).toEqual([
      { day: '2026-01-30', members: 2 },
      { day: '2026-01-31', members: 3 },
      { day: new Date().toISOString().slice(0, 10), members: 3 },
    ]);
  });

  it('an archived one is not offered, keeps its members, and can be taken back', async () => {
    const ids = await people(1);
    await make('Old');
    await members('Old', { add: ids });
    const archive = (archived: boolean) => contacts.requests.ask(changeList, { workspace, list: 'Old', archived });
    const offered = async () =>
      (await contacts.requests.ask(contactLists, { workspace })).lists.map(({ name }) => name);
    expect((await archive(true)).archivedAt).not.toBeNull();
    expect(await offered()).not.toContain('Old');
    expect(await on('Old')).toEqual(ids);
    expect((await archive(false)).archivedAt).toBeNull();
    expect(await offered()).toContain('Old');
  });
});
