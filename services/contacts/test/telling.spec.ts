import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { saveContact, storedEvent, streams } from '@fanfare/contracts';
import { aCommand, itemsIn } from '@fanfare/testing';
import { announcementOf } from '../src/telling/announcement.js';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('what workflows are told of contacts', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const somebody = () => resolve(contacts.requests, { email: anEmail() }, { at: 1 });
  const update = (contactId: string, input: object, at = Date.now()) =>
    aCommand('ContactUpdate', { contactId, input: input as never, at });
  const toldBySteps = async (command: ReturnType<typeof aCommand>) =>
    (await contacts.bench.eventsOf(command)).map(({ type, data }) => ({ type, data }));
  const toldOf = async (contact: string) =>
    (await itemsIn(contacts.natsUrl, streams.events.name))
      .map((item) => storedEvent.parse(JSON.parse(item)))
      .filter(({ contactId }) => contactId === contact);

  it('a step that changes a contact tells what was and what is, the same on a repeat and after archiving', async () => {
    const { id } = await somebody();
    const command = update(id, { fields: { score: 5 }, addTags: ['VIP'] });
    await contacts.bench.run(command);
    for (let n = 0; n < 16; n++) await contacts.bench.run(update(id, { fields: { score: n } }, command.at));
    await contacts.bench.run(command);
    const expected = {
      type: 'Contact.PropertyUpdated',
      data: {
        changes: { score: { before: null, after: 5 }, 'tags.VIP': { before: false, after: true } },
        updatedFields: ['score', 'tags'],
        actor: 'workflow',
      },
    };
    expect(await toldBySteps(command)).toEqual([expected, expected]);
    expect(new Set((await contacts.bench.eventsOf(command)).map((event) => event.id)).size).toBe(1);
  });

  it('a step that changes nothing tells nothing', async () => {
    const { id } = await somebody();
    await contacts.bench.run(update(id, { fields: { colour: 'red' } }));
    const again = [update(id, { fields: { colour: 'red' } }), update(id, { fields: { colour: 'old' } }, 1)];
    await contacts.bench.runAll(again);
    for (const command of again) expect(await toldBySteps(command)).toEqual([]);
  });

  it('joining a list is told once, with the name that the list has', async () => {
    const [{ id }, { id: other }] = [await somebody(), await somebody()];
    const list = (contactId: string, name: string) =>
      aCommand('ContactAddToList', { contactId, input: { list: name } });
    const [first, second, again] = [list(id, 'Finalists'), list(other, ' finalists'), list(id, 'FINALISTS')];
    for (const command of [first, second, again]) await contacts.bench.run(command);
    const listId = expect.any(String);
    for (const command of [first, second]) {
      expect(await toldBySteps(command)).toEqual([
        { type: 'Contact.ListAdded', data: { listId, listName: 'Finalists', addedBy: 'workflow' } },
      ]);
    }
    expect(await toldBySteps(again)).toEqual([]);
  });

  it('a visitor whom a step gives an address is told to be identified', async () => {
    const { id } = await resolve(contacts.requests, { anonymousId: randomUUID() }, { at: 1 });
    const command = update(id, { fields: { email: anEmail() } });
    await contacts.bench.run(command);
    const told = await toldBySteps(command);
    expect(told.map(({ type }) => type)).toEqual(['Contact.Identified', 'Contact.PropertyUpdated']);
    expect(told[0]?.data).toEqual({
      source: 'workflow',
      isNew: false,
      previousType: 'Anonymous',
      identifiedBy: 'email',
    });
  });

  it('a contact made by the API is told as new, an edit of it as an edit, and saving it again not at all', async () => {
    const contact = { email: anEmail(), firstName: 'Ada' };
    const save = (given: object) =>
      contacts.requests.ask(saveContact, { workspace: 'acme', contact: given, source: 'api' });
    const { id } = await save(contact);
    await save({ ...contact, firstName: 'Grace' });
    await save({ ...contact, firstName: 'Grace' });
    expect((await toldOf(id)).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'Contact.Identified',
        data: { source: 'api', isNew: true, previousType: 'Anonymous', identifiedBy: 'email' },
      },
      {
        type: 'Contact.PropertyUpdated',
        data: {
          changes: { firstName: { before: 'Ada', after: 'Grace' } },
          updatedFields: ['firstName'],
          actor: 'api',
        },
      },
    ]);
    expect(await contacts.collections.outbox.countDocuments({})).toBe(0);
  });

  it('what a crash after the change has left untold is told later, also from the archive, and once', async () => {
    const { id } = await somebody();
    const cause = randomUUID();
    const rows = [{ kind: 'properties' as const, property: 'colour', before: null, after: 'red' }];
    await contacts.collections.changes.insertOne({
      _id: `acme/${id}/${cause}`,
      contact: `acme/${id}`,
      cause,
      source: 'admin',
      at: 5,
      outcome: null,
      rows,
    });
    const announced = [cause, randomUUID()].map((one) => announcementOf({ _id: `acme/${id}` }, one, Date.now()));
    await contacts.collections.outbox.insertMany(announced);
    await contacts.sweep.sweep(Date.now() + 1);
    await contacts.sweep.sweep(Date.now() + 1);
    expect(await toldOf(id)).toMatchObject([{ data: { actor: 'admin' } }]);
    // The other one may still be on its way.
    expect((await contacts.collections.outbox.find({}).toArray()).map(({ _id }) => _id)).toEqual([announced[1]?._id]);
  });

  it('now() is the time of the step, and numbers are added to once, whatever the order', async () => {
    const { id } = await somebody();
    const commands = [
      update(id, { fields: { seen: 'now()' }, increments: { score: 2 } }, 2_000),
      update(id, { increments: { score: 0.5 } }, 1_000),
    ];
    await contacts.bench.runAll(commands);
    const [again] = await contacts.bench.runAll(commands);
    expect(again?.outcome.output).toEqual({ changed: ['seen', 'score'] });
    expect(again?.contact?.properties).toEqual({ seen: '1970-01-01T00:00:02.000Z', score: 2.5 });
  });

  it('what is no number cannot be added to, and stays refused when it has become one', async () => {
    const { id } = await somebody();
    await contacts.bench.run(update(id, { fields: { score: 'many' } }, 1));
    const command = update(id, { fields: { colour: 'red' }, increments: { score: 1 } });
    const refused = await contacts.bench.run(command);
    expect(refused.outcome.error).toMatchObject({ code: 'InputInvalid', message: expect.stringContaining('"score"') });
    await contacts.bench.run(update(id, { fields: { score: 1 } }));
    expect((await contacts.bench.run(command)).outcome.error).toEqual(refused.outcome.error);
  });
});
