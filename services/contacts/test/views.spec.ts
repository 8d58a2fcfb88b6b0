// real: NATS, MongoDB, the service
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactColumns,
  exportWanted,
  listViews,
  removeView,
  saveView,
  viewFields,
  type Condition,
} from '@fanfare/contracts';
import { startContacts, type Contacts } from './contacts-bench.js';

let contacts: Contacts;
beforeAll(async () => (contacts = await startContacts()));
afterAll(() => contacts.stop());

const vips: Condition = { left: '{{ contact.tags }}', op: 'contains', right: 'VIP' };
const save = (id: string, view: object, workspace = 'acme') =>
  contacts.requests.ask(saveView, { workspace, id, view: viewFields.parse(view) });
const all = async (workspace = 'acme') => (await contacts.requests.ask(listViews, { workspace })).views;

describe('a view of contacts', () => {
  it('is kept with its columns and its filter, and changed by saving it again', async () => {
    const saved = await save('vips', {
      name: 'VIPs',
      columns: ['email', 'createdAt', 'properties.plan'],
      filter: vips,
    });
    expect(await all()).toEqual([saved]);
    const again = await save('vips', { name: 'Very important', filter: null });
    expect(again).toMatchObject({ name: 'Very important', columns: [], filter: null, createdAt: saved.createdAt });
    expect(await all()).toEqual([again]);
  });

  it('has the columns that exports have, by the same names; others are refused', async () => {
    const columns = [...contactColumns, 'properties.plan'];
    expect((await save('all', { name: 'All', columns }, 'wide')).columns).toEqual(columns);
    for (const odd of ['plan', 'created', 'properties.']) {
      expect(viewFields.safeParse({ name: 'Odd', columns: [odd] }).error?.issues).toMatchObject([{ path: ['columns', 0] }]);
      expect(exportWanted.safeParse({ columns: [odd] }).error?.issues).toMatchObject([{ path: ['columns', 0] }]);
    }
  }); // prettier-ignore

  it('is its workspace’s, listed by name, until it is removed', async () => {
    for (const name of ['b', 'a']) await save(`view-${name}`, { name }, 'other');
    expect((await all('other')).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(await contacts.requests.ask(removeView, { workspace: 'other', id: 'view-a' })).toEqual({ removed: true });
    expect(await contacts.requests.ask(removeView, { workspace: 'other', id: 'view-a' })).toEqual({ removed: false });
    expect(await all('other')).toHaveLength(1);
  });

  it('with a filter that is not about contacts is refused', async () => {
    const filter = { left: '{{ steps.a.b }}', op: 'exists' };
    await expect(save('odd', { name: 'Odd', filter })).rejects.toMatchObject({ errors: [{ path: 'filter.left' }] });
  });
});
