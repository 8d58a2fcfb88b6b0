import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactHistory,
  listProperties,
  removeProperty,
  resolveContacts,
  saveContact,
  saveProperty,
  type PropertyType,
} from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('properties of contacts', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
    await define('size', 'number');
    await define('plan', 'option', { options: [{ value: 'gold', label: 'Gold' }], default: 'Gold' });
  });
  afterAll(() => contacts.stop());

  const define = (id: string, type: PropertyType, given: object = {}) =>
    contacts.requests.ask(saveProperty, { workspace: 'typed', id, definition: { label: id, type, ...given } });
  const save = (properties: Record<string, never>, workspace = 'typed', email = anEmail()) =>
    contacts.requests.ask(saveContact, { workspace, contact: { email, properties }, source: 'api' });
  const given = (properties: object) => properties as Record<string, never>;

  it('are defined once per workspace; what is said of one may change, its type may not', async () => {
    await define('shoe', 'number');
    const changed = await define('shoe', 'number', { label: 'Shoe size', pii: true });
    expect(changed).toMatchObject({ id: 'shoe', label: 'Shoe size', pii: true, hiddenOnProfile: false });
    await expect(define('shoe', 'text')).rejects.toMatchObject({ code: 'Conflict' });
    const { properties } = await contacts.requests.ask(listProperties, { workspace: 'typed' });
    expect(properties.map(({ id }) => id)).toEqual([
      'email',
      'mobile',
      'firstName',
      'lastName',
      'plan',
      'shoe',
      'size',
    ]);
    expect(await contacts.requests.ask(removeProperty, { workspace: 'typed', id: 'shoe' })).toEqual({ removed: true });
  });

  it('are refused when they make no sense, with the field named', async () => {
    const paths = async (saving: Promise<unknown>) =>
      saving.then(
        () => [],
        ({ errors }: { errors: { path: string }[] }) => errors.map(({ path }) => path),
      );
    expect(await paths(define('email', 'text'))).toEqual(['id']);
    expect(await paths(define('level', 'dropdown'))).toEqual(['definition.options']);
    expect(await paths(define('level', 'number', { default: 'many' }))).toEqual(['definition.default']);
    expect(await paths(define('no spaces', 'text'))).toEqual(['id']);
  });

  it('an edit that says what is none of its values is refused by naming it, and nothing is saved', async () => {
    const email = anEmail();
    const { id } = await save(given({ size: '42' }), 'typed', email);
    await expect(save(given({ size: 'large', plan: 'gold' }), 'typed', email)).rejects.toMatchObject({
      code: 'Invalid',
      errors: [{ path: 'properties.size', message: 'must be a number' }],
    });
    const { changes } = await contacts.requests.ask(contactHistory, { workspace: 'typed', id });
    expect(changes.filter(({ property }) => property === 'size')).toMatchObject([{ value: 42 }]);
  });

  it('a step that does so fails by naming it, and on a repeat alike; a text that says a number is one', async () => {
    const { id } = await save(given({}));
    const update = (size: string) =>
      aCommand('ContactUpdate', { workspace: 'typed', contactId: id, input: { fields: { size, colour: 'red' } } });
    const wrong = update('large');
    for (const { outcome } of [await contacts.bench.run(wrong), await contacts.bench.run(wrong)]) {
      expect(outcome.error).toMatchObject({ code: 'InputInvalid', message: '"size" must be a number.' });
    }
    expect((await contacts.bench.run(update('7'))).contact?.properties).toMatchObject({ size: 7 });
  });

  it('an event may say anything; the history says that it is none of the values', async () => {
    const { starts } = await contacts.requests.ask(resolveContacts, {
      starts: [
        { run: anEmail(), workspace: 'typed', at: 1, contact: { email: anEmail(), properties: { size: 'large' } } },
      ],
    });
    const contact = starts[0]?.contact;
    expect(contact?.properties).toMatchObject({ size: 'large' });
    const { changes } = await contacts.requests.ask(contactHistory, { workspace: 'typed', id: contact?.id ?? '' });
    expect(changes.find(({ property }) => property === 'size')).toMatchObject({ problem: 'must be a number' });
  });

  it('somebody new has the defaults of the workspace, and no other', async () => {
    expect((await save(given({}))).properties).toEqual({ plan: 'gold' });
    expect((await save(given({}), 'acme')).properties).toEqual({});
    expect((await resolve(contacts.requests, { email: anEmail() })).properties).toEqual({});
  });
});
