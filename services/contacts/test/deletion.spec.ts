import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactTotals,
  deleteContacts,
  exportedRows,
  findContacts,
  getContact,
  getExport,
  listDeletions,
  mergeContacts,
  saveContact,
  startExport,
  streams,
  subjects,
  type StoredEvent,
} from '@fanfare/contracts';
import { runIdOf } from '@fanfare/bus';
import { aCommand, eventually } from '@fanfare/testing';
import { deletionCrashPoints } from '../src/deletion/deleter.js';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

/** Stands for a kill: the work ends here, and nothing after it happens. */
class Crash extends Error {}

describe('a contact that is deleted', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());
  afterEach(() => {
    contacts.crash.at = () => Promise.resolve();
  });

  const workspace = 'acme';
  const remove = (...ids: string[]) =>
    contacts.requests.ask(deleteContacts, { workspace, ids, confirm: 'Delete' }, 20_000);
  const get = async (id: string) => (await contacts.requests.ask(getContact, { workspace, id })).contact;
  const update = (contactId: string) => aCommand('ContactUpdate', { contactId, input: { fields: { colour: 'red' } } });
  const anEventOf = (contactId: string): StoredEvent => ({ id: randomUUID(), type: 'Form.Received', workspaceId: workspace, occurredAt: 'now', acceptedAt: 1, data: {}, contactId }); // prettier-ignore
  /** Somebody of whom fifty values are known, in many places. */
  const planted = async () => {
    const mark = randomUUID().slice(0, 8);
    const values = Array.from({ length: 40 }, (_, i) => `secret-${mark}-${i}`);
    const [email, mobile, device] = [`${mark}@example.com`, `+49${parseInt(mark, 16)}`, `device-${mark}`];
    const properties = Object.fromEntries(values.slice(0, 36).map((value, i) => [`p${i}`, value]));
    const run = randomUUID();
    const visitor = await resolve(contacts.requests, { anonymousId: device, properties: { v: values[36] ?? '' } });
    await resolve(contacts.requests, { id: `id-${mark}`, email, mobile, anonymousId: device, properties }, { run });
    const contact = { email, firstName: values[37], lastName: values[38], tags: [values[39] ?? ''] };
    const { id } = await contacts.requests.ask(saveContact, { workspace, contact, source: 'api' });
    for (let n = 0; n < 20; n++) await contacts.bench.run(aCommand('ContactUpdate', { contactId: id, input: { fields: { [`q${n}`]: `secret-${mark}-q${n}` } } })); // prettier-ignore
    return { id, run, email, visitor, values: [mark] };
  };

  it('leaves a placeholder, and nothing of what was known of it is anywhere; the count does not change', async () => {
    const { id, run, email, values } = await planted();
    const before = await contacts.requests.ask(contactTotals, { workspace });
    const { deleted } = await remove(id);
    expect(deleted).toMatchObject([{ id, placeholder: expect.stringMatching(/^[0-9a-z]{12}$/), by: 'admin' }]);
    expect(deleted[0]?.removed).toMatchObject({ contacts: 2, changes: expect.any(Number), starts: 2, engagement: 2, cards: 1 }); // prettier-ignore
    expect(contacts.forgotten).toContain(id);
    const now = await contacts.requests.ask(contactTotals, { workspace });
    expect(now).toEqual({ live: before.live - 1, deleted: before.deleted + 1, total: before.total });
    await contacts.deletions.sweep(Date.now() + 1);
    const everything = await contacts.everything();
    for (const value of [...values, id, email]) expect(everything).not.toContain(value);
    expect(await resolve(contacts.requests, { email }, { run })).toMatchObject({
      id: deleted[0]?.placeholder,
      email: null,
      properties: {},
    });
    const { deletions } = await contacts.requests.ask(listDeletions, { workspace });
    expect(deletions[0]).toMatchObject({ placeholder: deleted[0]?.placeholder, finished: true });
  });

  it('is not found any more, under no name; its steps fail with ContactDeleted; deleting it again is the same', async () => {
    const { id, visitor, email } = await planted();
    const [first] = (await remove(id)).deleted;
    for (const name of [id, visitor.id, first?.placeholder ?? '']) {
      expect(await get(name)).toBeNull();
      expect((await contacts.bench.run(update(name))).outcome.error?.code).toBe('ContactDeleted');
    }
    expect((await contacts.requests.ask(findContacts, { workspace, search: email })).contacts).toEqual([]);
    const again = await remove(id, 'nobody');
    expect(again).toEqual({ deleted: [{ ...first, id }], unknown: ['nobody'] });
  });

  it('who comes again is somebody new, whoever meets them, and can be deleted again', async () => {
    const email = anEmail();
    const hub = `hub-${randomUUID()}`;
    const old = await resolve(contacts.requests, { id: hub, email, firstName: 'Ada' });
    await remove(old.id);
    const met = await Promise.all(
      Array.from({ length: 20 }, (_, i) => resolve(contacts.requests, i % 2 ? { id: hub, email } : { id: hub })),
    );
    expect(new Set(met.map(({ id }) => id)).size).toBe(1);
    const again = await resolve(contacts.requests, { email });
    expect(again).toMatchObject({ id: met[0]?.id, firstName: null, email });
    expect(again.id).not.toBe(old.id);
    expect((await contacts.bench.run(update(again.id))).outcome.exit).toBe('Success');
    await remove(again.id);
    const third = await resolve(contacts.requests, { id: hub, email });
    expect([old.id, again.id]).not.toContain(third.id);
  });

  it('is forgotten by the other services when they are there again, and its deletion is not over before', async () => {
    const { id } = await planted();
    await contacts.alone(async () => {
      expect((await remove(id)).deleted).toMatchObject([{ finished: false, removed: { engagement: 0 } }]);
      await contacts.deletions.sweep(Date.now() + 1);
      expect((await remove(id)).deleted).toMatchObject([{ finished: false }]);
    });
    await contacts.deletions.sweep(Date.now() + 1);
    expect((await remove(id)).deleted).toMatchObject([{ finished: true, removed: { engagement: 2, cards: 1 } }]);
    expect(contacts.forgotten).toContain(id);
  });

  it('is asked for again until all of its runs are over, and the report says who is waited for', async () => {
    const { id } = await planted();
    contacts.runsOfContacts.areOver = false;
    expect((await remove(id)).deleted).toMatchObject([{ finished: false, waitsFor: ['EVENTS', 'runs'] }]);
    await contacts.deletions.sweep(Date.now() + 1);
    expect((await remove(id)).deleted).toMatchObject([{ finished: false, waitsFor: ['runs'] }]);
    contacts.runsOfContacts.areOver = true;
    await contacts.deletions.sweep(Date.now() + 1);
    expect((await remove(id)).deleted).toMatchObject([{ finished: true, waitsFor: [] }]);
  });

  it('is asked for again of those alone who are waited for, and once more of all when its runs are over', async () => {
    const { id } = await planted();
    contacts.runsOfContacts.areOver = false;
    await remove(id);
    await contacts.deletions.sweep(Date.now() + 1);
    const events = async () => (await remove(id)).deleted[0]?.removed.events ?? 0;
    const before = await events();
    contacts.asked.length = 0;
    await contacts.publish(anEventOf(id));
    await contacts.deletions.sweep(Date.now() + 1);
    expect([contacts.asked, await events()]).toEqual([['runs'], before]);
    contacts.runsOfContacts.areOver = true;
    await contacts.deletions.sweep(Date.now() + 1);
    expect([new Set(contacts.asked).size, await events()]).toEqual([6, before + 1]);
    expect((await remove(id)).deleted).toMatchObject([{ finished: true }]);
  });

  it('is gone on with by one of several who look for it at once', async () => {
    const { id } = await planted();
    await remove(id);
    contacts.asked.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => contacts.deletions.sweep(Date.now() + 1)));
    expect(contacts.asked.filter((place) => place === 'runs')).toHaveLength(1);
    expect((await remove(id)).deleted).toMatchObject([{ finished: true }]);
  });

  it('is in no event any more, by whatever that named it, and what others did in the same messages stays', async () => {
    const [device, old, run, causing] = [randomUUID(), anEmail(), randomUUID(), randomUUID()];
    const byOldAddress = { id: randomUUID(), contact: { email: old } };
    // An event of before its address was changed: it is only known whose it was found to be.
    await resolve(contacts.requests, byOldAddress.contact, { run: runIdOf(workspace, '', byOldAddress.id) });
    const { id } = await resolve(contacts.requests, { email: old, anonymousId: device }, { run });
    await resolve(contacts.requests, { id }, { run: causing });
    await contacts.collections.identities.deleteOne({ _id: `${workspace}/email/${old}` });
    const origin = { run: causing, workflow: 'w', depth: 1, chain: ['w'] };
    const events = [{ contactId: id }, { session: { anonymousId: device } }, byOldAddress, { origin }, { contactId: 'neighbour' }, {}]; // prettier-ignore
    const stored = events.map((event) => JSON.stringify({ id: randomUUID(), type: 'Form.Received', workspaceId: workspace, occurredAt: 'now', acceptedAt: 1, data: {}, ...event })); // prettier-ignore
    await contacts.nats.js.publish(subjects.event(workspace, 'Form.Received'), stored.join('\n'));
    await remove(id);
    await contacts.deletions.sweep(Date.now() + 1);
    expect((await remove(id)).deleted).toMatchObject([{ finished: true, removed: { events: 4 } }]);
    const kept = await contacts.nats.jsm.streams.getMessage(streams.events.name, { last_by_subj: subjects.keptEvent(workspace, 'Form.Received') }); // prettier-ignore
    expect(kept?.string().split('\n')).toEqual(stored.slice(4));
  });

  it('is in no file that is held: an export that was made is withdrawn, and nobody else is touched', async () => {
    const { values } = await planted();
    const { id } = await planted();
    const job = await contacts.requests.ask(startExport, { workspace, columns: ['email'] });
    const state = async () => (await contacts.requests.ask(getExport, { workspace, id: job.id })).state;
    await eventually(async () => expect(await state()).toBe('done'));
    await remove(id);
    expect(await state()).toBe('withdrawn');
    await expect(contacts.requests.ask(exportedRows, { workspace, id: job.id })).rejects.toThrow('withdrawn');
    expect(await contacts.everything()).toContain(values[0]);
  });

  it('withdraws no file that was made after everything of it was settled, however long others are waited for', async () => {
    const { id } = await planted();
    contacts.runsOfContacts.areOver = false;
    await remove(id);
    await contacts.deletions.sweep(Date.now() + 1);
    const job = await contacts.requests.ask(startExport, { workspace, columns: ['email'] });
    const state = async () => (await contacts.requests.ask(getExport, { workspace, id: job.id })).state;
    await eventually(async () => expect(await state()).toBe('done'));
    await contacts.deletions.sweep(Date.now() + 1);
    contacts.runsOfContacts.areOver = true;
    await contacts.deletions.sweep(Date.now() + 1);
    expect((await remove(id)).deleted).toMatchObject([{ finished: true }]);
    expect(await state()).toBe('done');
  });

  it('is not deleted without the word', async () => {
    const { id } = await resolve(contacts.requests, { email: anEmail() });
    await expect(
      contacts.requests.ask(deleteContacts, { workspace, ids: [id], confirm: 'delete' as never }),
    ).rejects.toMatchObject({ code: 'Invalid', errors: [{ path: 'confirm', message: 'type Delete to confirm' }] });
    expect(await get(id)).not.toBeNull();
  });

  it('cannot be merged, and a merge of it cannot be undone', async () => {
    const [a, b] = [
      await resolve(contacts.requests, { email: anEmail() }),
      await resolve(contacts.requests, { email: anEmail() }),
    ];
    await remove(a.id);
    await expect(
      contacts.requests.ask(mergeContacts, { workspace, survivor: b.id, loser: a.id }),
    ).rejects.toMatchObject({ code: 'NotFound' });
  });

  it.each(deletionCrashPoints)('is gone altogether although its deletion died at "%s"', async (point) => {
    const { id, values } = await planted();
    const before = await contacts.requests.ask(contactTotals, { workspace });
    contacts.crash.at = async (here) => {
      if (here === point) throw new Crash(point);
    };
    await expect(remove(id)).rejects.toThrow();
    contacts.crash.at = () => Promise.resolve();
    await contacts.deletions.sweep(Date.now() + 1);
    await contacts.deletions.sweep(Date.now() + 1);
    const everything = await contacts.everything();
    for (const value of [...values, id]) expect(everything).not.toContain(value);
    expect((await contacts.requests.ask(contactTotals, { workspace })).total).toBe(before.total);
    expect((await remove(id)).deleted).toMatchObject([{ finished: true }]);
  });

  it('goes although steps are at work on it at that moment', async () => {
    const { id, values } = await planted();
    const steps = Array.from({ length: 20 }, () => update(id));
    const [answers] = await Promise.all([Promise.all(steps.map((step) => contacts.bench.run(step))), remove(id)]);
    for (const { outcome } of answers) expect(['Success', 'Failure']).toContain(outcome.exit);
    await contacts.deletions.sweep(Date.now() + 1);
    const everything = await contacts.everything();
    for (const value of [...values, id]) expect(everything).not.toContain(value);
  });
});
