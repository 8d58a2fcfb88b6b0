import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  deleteContacts,
  getExport,
  listSegments,
  listViews,
  openImport,
  saveSegment,
  saveView,
  startExport,
  startImport,
  type Condition,
} from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';
import { importer } from './importing-world.js';

// real: NATS, MongoDB, the service. fake: rewards, engagement, messaging, runs, the orchestrator and management-api.
describe('of a contact that is deleted, what people have written that names it', () => {
  let contacts: Contacts;
  let files: ReturnType<typeof importer>;
  beforeAll(async () => {
    contacts = await startContacts();
    files = importer(contacts.requests);
  });
  afterAll(() => contacts.stop());
  afterEach(() => {
    contacts.crash.at = () => Promise.resolve();
  });

  const workspace = 'acme';
  const remove = async (id: string) => {
    const asked = { workspace, ids: [id], confirm: 'Delete' as const };
    const { deleted } = await contacts.requests.ask(deleteContacts, asked, 20_000);
    if (!deleted[0]) throw new Error('nobody was deleted');
    return deleted[0];
  };
  const somebody = async () => {
    const [email, hubId] = [anEmail(), `hub-${randomUUID()}`];
    const { id } = await resolve(contacts.requests, { id: hubId, email });
    return { id, email };
  };

  it('is in no file that waits to be imported; files that do not name it stay', async () => {
    const { id, email } = await somebody();
    const names = await files.checked(`Contact,First name\n${email.toUpperCase()},Planted-${id}\nother@held.io,B\n`);
    const other = await files.checked(`email,First name\nother@held.io,B\n`);
    const { removed } = await remove(id);
    expect(removed.mentions).toBe(1);
    expect(await files.got(names.id)).toMatchObject({
      state: 'cancelled',
      problem: expect.stringContaining('deleted'),
      columns: [{ samples: [] }, { samples: [] }],
    });
    expect((await files.got(other.id)).state).toBe('checked');
    expect((await contacts.everything()).toLowerCase()).not.toContain(email);
    expect(await contacts.everything()).not.toContain(`Planted-${id}`);
  });

  it('is waited for while a file of before is being imported, and goes with it when that is over', async () => {
    const { id, email } = await somebody();
    const { id: file } = await files.checked(`email,First name\nother@held.io,B\n${email},Planted-${id}\n`);
    const { promise, resolve: go } = Promise.withResolvers<void>();
    contacts.crash.at = (point) => (point === 'rejects kept, not counted' ? promise : Promise.resolve());
    await contacts.requests.ask(startImport, { workspace, id: file });
    await eventually(async () => expect(await contacts.collections.contacts.findOne({ firstName: `Planted-${id}` })).not.toBeNull()); // prettier-ignore
    expect(await remove(id)).toMatchObject({ finished: false, waitsFor: ['EVENTS', 'imports'] });
    await contacts.deletions.sweep(Date.now() + 1);
    expect(await remove(id)).toMatchObject({ finished: false, waitsFor: ['imports'] });
    go();
    await files.until(file, ({ state }) => state === 'done');
    await contacts.deletions.sweep(Date.now() + 1);
    expect(await remove(id)).toMatchObject({ finished: true });
    expect(await contacts.everything()).not.toContain(email);
  });

  it('is not waited for when an upload that was never ended is all there is', async () => {
    const { id } = await somebody();
    const { id: upload } = await contacts.requests.ask(openImport, { workspace, name: 'never.csv' });
    await contacts.ageImport(upload, 2 * 3_600_000);
    expect((await remove(id)).waitsFor).toEqual(['EVENTS']);
    expect(await files.got(upload)).toMatchObject({ state: 'cancelled' });
  });

  it('is replaced in views and segments by the name of its placeholder, which nobody has, and the report counts them', async () => {
    const { id, email } = await somebody();
    const filter: Condition = { any: [{ left: '{{ contact.email }}', op: 'in', right: [email, 'b@x.io'] }, { left: '{{ contact.id }}', op: 'eq', right: id }] }; // prettier-ignore
    await contacts.requests.ask(saveView, { workspace, id: 'v', view: { name: `Orders of ${email}`, columns: ['email'], search: email, list: null, filter } }); // prettier-ignore
    await contacts.requests.ask(saveSegment, { workspace, id: 's', name: 'S', description: email, condition: filter, tell: 'nobody' }); // prettier-ignore
    const { placeholder, removed } = await remove(id);
    expect(removed.mentions).toBe(2);
    const [view] = (await contacts.requests.ask(listViews, { workspace })).views;
    const [segment] = (await contacts.requests.ask(listSegments, { workspace })).segments;
    const rest = { any: [{ right: [placeholder, 'b@x.io'] }, { right: placeholder }] };
    expect(view).toMatchObject({ name: `Orders of ${placeholder}`, search: placeholder, filter: rest });
    expect(segment).toMatchObject({ description: placeholder, condition: rest });
    await contacts.deletions.sweep(Date.now() + 1);
    const everything = await contacts.everything();
    for (const value of [id, email]) expect(everything).not.toContain(value);
  });

  it('is in no export that looked for it', async () => {
    const { id, email } = await somebody();
    const wanted = { workspace, columns: ['email'], search: email.slice(0, 12), email };
    const job = await contacts.requests.ask(startExport, wanted);
    const got = () => contacts.requests.ask(getExport, { workspace, id: job.id });
    await eventually(async () => expect((await got()).state).toBe('done'));
    await remove(id);
    expect(await got()).toMatchObject({ state: 'withdrawn', search: null, filter: null, email: null });
    await contacts.deletions.sweep(Date.now() + 1);
    const everything = await contacts.everything();
    for (const value of [id, email, wanted.search]) expect(everything).not.toContain(value);
  });
});
