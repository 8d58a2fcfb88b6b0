import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactHistory, contactLists, getContact } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('steps that change contacts', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const somebody = () => resolve(contacts.requests, { email: anEmail() }, { at: 1 });
  const historyOf = async (id: string) =>
    (await contacts.requests.ask(contactHistory, { workspace: 'acme', id })).changes;
  const update = (contactId: string | null, input: object, at = Date.now()) =>
    aCommand('ContactUpdate', { contactId, input: input as never, at });
  const list = (action: 'ContactAddToList' | 'ContactRemoveFromList', contactId: string, name: string, at: number) =>
    aCommand(action, { contactId, input: { list: name }, at });

  it('a ContactUpdate repeated five times changes once and answers alike', async () => {
    const { id } = await somebody();
    const command = update(id, { fields: { firstName: 'Ada', score: 5 }, addTags: ['VIP'] });
    const first = await contacts.bench.run(command);
    await contacts.bench.run(update(id, { fields: { score: 6 } }, command.at));
    const repeats = await contacts.bench.runAll([command, command, command, command]);
    for (const { outcome } of [first, ...repeats]) {
      expect(outcome).toEqual({ exit: 'Success', output: { changed: ['firstName', 'score', 'tags'] } });
    }
    expect(first.contact).toMatchObject({ firstName: 'Ada', tags: ['VIP'], properties: { score: 5 } });
    expect(repeats[0]?.contact?.properties).toEqual({ score: 6 });
    expect((await historyOf(id)).filter(({ cause }) => cause === command.stepId)).toHaveLength(3);
  });

  it('a step is still recognised after a hundred others of its contact, and every change is in the history', async () => {
    const { id } = await somebody();
    const command = update(id, { fields: { first: true } });
    await contacts.bench.run(command);
    for (let n = 0; n < 20; n++) {
      await contacts.bench.runAll(
        Array.from({ length: 5 }, (_, i) => update(id, { fields: { first: `${n}.${i}` } }, command.at)),
      );
    }
    const repeat = await contacts.bench.run(command);
    expect(repeat.outcome.output).toEqual({ changed: ['first'] });
    expect(repeat.contact?.properties).toEqual({ first: '19.4' });
    expect((await historyOf(id)).filter(({ property }) => property === 'first')).toHaveLength(101);
  });

  it('a crash while causes are archived neither loses nor doubles any', async () => {
    const { id } = await somebody();
    const command = update(id, { fields: { first: true } });
    await contacts.bench.run(command);
    const document = await contacts.collections.contacts.findOne({ _id: `acme/${id}` });
    const moved = (document?.applied ?? []).map((entry) => ({
      ...entry,
      _id: `acme/${id}/${entry.cause}`,
      contact: `acme/${id}`,
    }));
    await contacts.collections.changes.insertMany(moved);
    for (let n = 0; n < 16; n++) await contacts.bench.run(update(id, { fields: { second: n } }));
    expect((await contacts.bench.run(command)).outcome.output).toEqual({ changed: ['first'] });
    expect((await historyOf(id)).filter(({ property }) => property === 'first')).toHaveLength(1);
    expect((await contacts.collections.contacts.findOne({ _id: `acme/${id}` }))?.applied.length).toBeLessThan(16);
  });

  it('forty messages that change one contact at once are all applied', async () => {
    const { id } = await somebody();
    await Promise.all(Array.from({ length: 40 }, (_, i) => contacts.bench.run(update(id, { addTags: [`t${i}`] }))));
    const { contact } = await contacts.requests.ask(getContact, { workspace: 'acme', id });
    expect(contact?.tags).toHaveLength(40);
  });

  it('an older update does not overwrite a newer value', async () => {
    const { id } = await somebody();
    await contacts.bench.run(update(id, { fields: { colour: 'new' }, addTags: ['x'] }, 2_000));
    const late = await contacts.bench.run(update(id, { fields: { colour: 'old', size: 1 }, removeTags: ['x'] }, 1_000));
    expect(late.outcome.output).toEqual({ changed: ['size'] });
    expect(late.contact).toMatchObject({ tags: ['x'], properties: { colour: 'new', size: 1 } });
  });

  it('an address belongs to one contact: the second to ask for it is refused, also in one batch and on repeat', async () => {
    const [a, b, email] = [await somebody(), await somebody(), anEmail()];
    const commands = [
      update(a.id, { fields: { email: email.toUpperCase() } }),
      update(b.id, { fields: { email, colour: 'red' } }),
    ];
    for (const answers of [await contacts.bench.runAll(commands), await contacts.bench.runAll(commands)]) {
      expect(answers.map(({ outcome }) => outcome.error?.code ?? outcome.exit)).toEqual(['Success', 'EmailTaken']);
    }
    expect(await resolve(contacts.requests, { email })).toMatchObject({ id: a.id, email });
    expect((await contacts.requests.ask(getContact, { workspace: 'acme', id: b.id })).contact).toEqual(b);
  });

  it('a step about nobody, of an unknown contact or with a broken value is refused, its neighbours are not', async () => {
    const { id } = await somebody();
    const fields = { size: 1 };
    const commands = [
      update(null, { fields }),
      update('nobody', { fields }),
      update(id, { fields: { email: 'x' } }),
      update(id, {}),
      update(id, { fields }),
    ];
    const answers = await contacts.bench.runAll(commands);
    const codes = answers.map(({ outcome }) => outcome.error?.code ?? outcome.exit);
    expect(codes).toEqual(['NoContact', 'ContactNotFound', 'FieldInvalid', 'InputInvalid', 'Success']);
  });

  it('a late add does not undo a newer remove', async () => {
    const { id } = await somebody();
    await contacts.bench.run(list('ContactAddToList', id, 'Newsletter', 1_000));
    const removed = await contacts.bench.run(list('ContactRemoveFromList', id, 'newsletter ', 3_000));
    const late = await contacts.bench.run(list('ContactAddToList', id, 'Newsletter', 2_000));
    expect(removed.outcome.output).toMatchObject({ wasMember: true });
    expect(late.contact?.lists).toEqual([]);
  });

  it('a list is made once, by its first name, and shows its members by name', async () => {
    const people = await Promise.all([somebody(), somebody()]);
    const commands = people.map(({ id }, i) => list('ContactAddToList', id, i ? ' winners' : 'Winners', 5));
    const answers = await contacts.bench.runAll([...commands, ...commands]);
    expect(answers.map(({ outcome }) => outcome.output['alreadyMember'])).toEqual([false, false, false, false]);
    expect(answers[1]?.contact?.lists).toEqual(['Winners']);
    const { lists } = await contacts.requests.ask(contactLists, { workspace: 'acme' });
    expect(lists.filter(({ name }) => name === 'Winners')).toEqual([
      { id: answers[0]?.outcome.output['listId'], name: 'Winners', members: 2 },
    ]);
  });
});
