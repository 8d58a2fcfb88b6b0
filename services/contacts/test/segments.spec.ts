// real: NATS, MongoDB, the service
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  deleteContacts,
  editContact,
  findContacts,
  getSegment,
  listSegments,
  mergeContacts,
  removeSegment,
  resolveContacts,
  saveContact,
  saveSegment,
  storedEvent,
  streams,
  undoMerge,
  type Condition,
  type Json,
} from '@fanfare/contracts';
import { aCommand, eventually, itemsIn } from '@fanfare/testing';
import { anEmail, startContacts, type Contacts } from './contacts-bench.js';

/** Stands for a kill: the work ends here, and nothing after it happens. */
class Crash extends Error {}

const about = (field: string, op: string, right?: Json) =>
  ({ left: `{{ contact.${field} }}`, op, ...(right !== undefined && { right }) }) as Condition;
const spent = (least: number) => about('properties.spent', 'gte', least);

describe('segments', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());
  afterEach(() => {
    contacts.crash.at = () => Promise.resolve();
  });

  const world = () => {
    const workspace = `w-${randomUUID()}`;
    const get = (id = 'big') => contacts.requests.ask(getSegment, { workspace, id });
    const save = (condition: Condition, given: { id?: string; name?: string; tell?: 'nobody' | 'everybody' } = {}) =>
      contacts.requests.ask(saveSegment, { workspace, id: 'big', name: 'Big spenders', condition, ...given });
    const ready = (id = 'big') => eventually(async () => expect(await get(id)).toMatchObject({ state: 'ready' }));
    const person = async (properties: Record<string, Json> = {}) =>
      (await contacts.requests.ask(saveContact, { workspace, contact: { email: anEmail(), properties } })).id;
    const edit = (id: string, fields: Record<string, Json>) =>
      contacts.requests.ask(editContact, { workspace, id, fields });
    const members = async (id = 'big') => {
      const found = await contacts.requests.ask(findContacts, { workspace, filter: about('segments', 'contains', id) });
      return found.contacts.map((contact) => contact.id).sort();
    };
    const told = async () =>
      (await itemsIn(contacts.natsUrl, streams.events.name))
        .map((item) => storedEvent.parse(JSON.parse(item)))
        .filter((event) => event.workspaceId === workspace && event.type.startsWith('Contact.Segment'));
    const moves = async () => (await told()).map(({ type, contactId }) => [type.slice('Contact.Segment'.length), contactId]); // prettier-ignore
    return { workspace, get, save, ready, person, edit, members, told, moves };
  };

  it('hold whoever fulfils their condition from the beginning, and tell of nobody of them', async () => {
    const { save, ready, person, members, told, get } = world();
    const [rich] = [await person({ spent: 500 }), await person({ spent: 1 })];
    expect(await save(spent(100))).toMatchObject({ state: 'filling', members: 0, followsTime: false });
    await ready();
    expect(await members()).toEqual([rich]);
    expect(await get()).toMatchObject({ members: 1, progress: null, checkedAt: expect.any(Number) });
    expect(await told()).toEqual([]);
  });

  it('tell of everybody of them when that is asked for, once', async () => {
    const { save, ready, person, moves, told } = world();
    const rich = await person({ spent: 500 });
    await save(spent(100), { tell: 'everybody' });
    await save(spent(100), { tell: 'everybody' });
    await ready();
    expect(await moves()).toEqual([['Entered', rich]]);
    expect((await told())[0]?.data).toEqual({ segmentId: 'big', segmentName: 'Big spenders', causedBy: 'segment' });
  });

  it('are entered and left by edits, by steps and by what hubs say, and each of it is told once', async () => {
    const { workspace, save, ready, person, edit, members, moves } = world();
    await save(spent(100));
    await ready();
    const id = await person();
    await edit(id, { spent: 100 });
    await edit(id, { spent: 150 });
    await edit(id, { spent: 1 });
    expect(await moves()).toEqual([['Entered', id], ['Left', id]]);
    const start = { run: randomUUID(), workspace, at: Date.now(), contact: { id, properties: { spent: 200 } } };
    for (let n = 0; n < 2; n++) await contacts.requests.ask(resolveContacts, { starts: [start] });
    expect(await moves()).toEqual([['Entered', id], ['Left', id], ['Entered', id]]);
    const step = aCommand('ContactUpdate', { workspace, contactId: id, input: { fields: { spent: 2 } }, at: Date.now() });
    for (let n = 0; n < 2; n++) await contacts.bench.run(step);
    const events = await contacts.bench.eventsOf(step);
    expect(new Set(events.map((event) => event.id)).size).toBe(2);
    expect(events.find(({ type }) => type === 'Contact.SegmentLeft')).toMatchObject({ contactId: id, origin: { run: expect.any(String) } });
    expect(await members()).toEqual([]);
  }); // prettier-ignore

  it('who is new enters, too', async () => {
    const { save, ready, person, moves } = world();
    await save(about('properties.spent', 'notExists'), { id: 'none' });
    await ready('none');
    const id = await person();
    expect(await moves()).toEqual([['Entered', id]]);
  });

  it('who is changed before a filling comes to them has been in it from the beginning', async () => {
    const { save, person, edit, ready, members, moves } = world();
    const [rich, poor] = [await person({ spent: 500 }), await person({ spent: 1 })];
    await save(spent(100));
    await edit(rich, { firstName: 'Ada' });
    await edit(poor, { spent: 100 });
    expect(await members()).toEqual([rich, poor].sort());
    await ready();
    expect(await moves()).toEqual([['Entered', poor]]);
  });

  it('with another condition have other members, in silence; with another name the same', async () => {
    const { save, person, ready, members, moves, get } = world();
    const [rich, some] = [await person({ spent: 500 }), await person({ spent: 50 })];
    await save(spent(100));
    await ready();
    await save(spent(10), { name: 'Spenders' });
    await ready();
    expect(await members()).toEqual([rich, some].sort());
    const before = await get();
    expect(await save(spent(10), { name: 'People' })).toMatchObject({ name: 'People', state: 'ready', members: 2, checkedAt: before.checkedAt }); // prettier-ignore
    await save(spent(100));
    await ready();
    expect(await members()).toEqual([rich]);
    expect(await moves()).toEqual([]);
  });

  it.each(['segment written, not told', 'segment put right, not counted'])(
    'are filled, and everybody is told once, when it is killed at "%s"',
    async (point) => {
      const { save, person, get, members, moves } = world();
      const ids = [await person({ spent: 500 }), await person({ spent: 200 })].sort();
      let crashed = false;
      contacts.crash.at = async (here) => {
        if (here !== point || crashed) return;
        crashed = true;
        throw new Crash();
      };
      await save(spent(100), { tell: 'everybody' });
      await eventually(async () => expect(crashed).toBe(true));
      // It is left alone for a minute from when its worker says that it failed, and that may come after this.
      await eventually(async () => {
        await contacts.dueNow();
        expect(await get()).toMatchObject({ state: 'ready' });
      });
      await contacts.sweep.sweep(Date.now() + 1);
      expect(await members()).toEqual(ids);
      expect((await moves()).map(([, id]) => id).sort()).toEqual(ids);
    },
  );

  it('follow time: who fulfils a condition only for a while leaves without being changed, and that is told', async () => {
    const { save, person, ready, members, moves } = world();
    const at = Date.now() + 6_000;
    const id = await person({ until: new Date(at).toISOString() });
    const until: Condition = { left: '{{ contact.properties.until }}', op: 'after', right: '{{ now }}' };
    expect(await save(until)).toMatchObject({ followsTime: true });
    await ready();
    expect(await members()).toEqual([id]);
    await eventually(async () => {
      await contacts.dueNow();
      expect(await members()).toEqual([]);
    });
    expect(await moves()).toEqual([['Left', id]]);
  });

  it('two contacts that become one are in it as one: of what either was nobody is told', async () => {
    const { workspace, save, person, ready, members, moves } = world();
    const both: Condition = { all: [spent(100), about('properties.city', 'eq', 'Rome')] };
    await save(spent(100));
    await save(both, { id: 'roman', name: 'Romans' });
    await ready();
    await ready('roman');
    const [rich, roman] = [await person({ spent: 500 }), await person({ city: 'Rome' })];
    const { merge } = await contacts.requests.ask(mergeContacts, { workspace, survivor: roman, loser: rich });
    expect([await members(), await members('roman')]).toEqual([[roman], [roman]]);
    expect(await moves()).toEqual([['Entered', rich], ['Entered', roman]]);
    await contacts.requests.ask(undoMerge, { workspace, id: merge.id });
    expect([await members(), await members('roman')]).toEqual([[rich], []]);
  }); // prettier-ignore

  it('that are removed are gone from every contact, and their name is free again', async () => {
    const { workspace, save, person, ready, members, told } = world();
    await save(spent(100));
    const rich = await person({ spent: 500 });
    await ready();
    expect(await contacts.requests.ask(removeSegment, { workspace, id: 'big' })).toEqual({ removed: true });
    await expect(save(spent(1))).rejects.toMatchObject({ code: 'Conflict' });
    await eventually(async () =>
      expect((await contacts.requests.ask(listSegments, { workspace })).segments).toEqual([]),
    );
    expect(await members()).toEqual([]);
    await save(spent(100));
    await ready();
    expect(await members()).toEqual([rich]);
    expect((await told()).map(({ type }) => type)).toEqual(['Contact.SegmentEntered']);
  });

  it('by lists and tags go by the names that people know', async () => {
    const { workspace, save, person, ready, members } = world();
    await save({ all: [about('lists', 'contains', 'News'), about('tags', 'contains', 'VIP')] });
    await ready();
    const id = await person();
    const step = (action: string, input: object) =>
      aCommand(action, { workspace, contactId: id, input: input as never });
    await contacts.bench.run(step('ContactUpdate', { addTags: ['VIP'] }));
    expect(await members()).toEqual([]);
    await contacts.bench.run(step('ContactAddToList', { list: 'News' }));
    expect(await members()).toEqual([id]);
    await contacts.bench.run(step('ContactRemoveFromList', { list: 'News' }));
    expect(await members()).toEqual([]);
  });

  it('a contact that is deleted is in none', async () => {
    const { workspace, save, person, ready, get } = world();
    await save(spent(100));
    await ready();
    const id = await person({ spent: 500 });
    expect((await get()).members).toBe(1);
    await contacts.requests.ask(deleteContacts, { workspace, ids: [id], confirm: 'Delete' });
    expect((await get()).members).toBe(0);
  });

  it.each<[string, Condition, string]>([
    ['anything but contacts', { left: '{{ trigger.data.a }}', op: 'eq', right: 1 }, 'condition.left'],
    ['other segments', { any: [about('segments', 'contains', 'big')] }, 'condition'],
  ])('cannot be about %s', async (_, condition, path) => {
    const saving = world().save(condition);
    await expect(saving).rejects.toMatchObject({ code: 'Invalid', errors: [{ path }] });
  });
});
