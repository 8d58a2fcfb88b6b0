import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findContacts, recallContacts, resolveContacts, type ContactRef } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('who a run is about', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  it('the same run id is answered with the same snapshot after the contact changed', async () => {
    const [run, email] = [randomUUID(), anEmail()];
    const first = await resolve(contacts.requests, { email, firstName: 'Ada' }, { run });
    await contacts.bench.run(
      aCommand('ContactUpdate', { contactId: first.id, input: { fields: { firstName: 'Grace' } } }),
    );
    expect(await resolve(contacts.requests, { email, firstName: 'Mary' }, { run })).toEqual(first);
    expect(await resolve(contacts.requests, { email })).toMatchObject({ id: first.id, firstName: 'Grace' });
  });

  it('80 concurrent resolves of one new e-mail make one contact', async () => {
    const email = anEmail();
    const refs = Array.from({ length: 80 }, (_, i) => ({
      email: i % 2 ? email : email.toUpperCase(),
      anonymousId: `${email}-${i % 5}`,
    }));
    const found = await Promise.all(refs.map((ref) => resolve(contacts.requests, ref)));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    expect((await contacts.requests.ask(findContacts, { workspace: 'acme', search: email })).contacts).toHaveLength(1);
  });

  it('a crash between taking the address and writing the contact is made good by the repeat', async () => {
    const email = anEmail();
    await contacts.collections.identities.insertOne({ _id: `acme/email/${email}`, contact: 'half-made' });
    expect(await resolve(contacts.requests, { email, firstName: 'Ada' })).toMatchObject({
      id: 'half-made',
      email,
      firstName: 'Ada',
    });
  });

  it('a crash between writing the contact and recording the start is made good by the repeat', async () => {
    const [run, ref] = [randomUUID(), { email: anEmail(), properties: { n: 1 } }];
    const first = await resolve(contacts.requests, ref, { run });
    await contacts.collections.starts.deleteOne({ _id: run });
    expect(await resolve(contacts.requests, ref, { run })).toEqual(first);
  });

  it('two hub ids with one new e-mail at once, in one batch and in two, are one contact', async () => {
    const email = anEmail();
    const start = () => ({
      run: randomUUID(),
      workspace: 'acme',
      at: Date.now(),
      contact: { id: randomUUID(), email },
    });
    const batches = await Promise.all(
      [[start(), start()], [start()]].map((starts) => contacts.requests.ask(resolveContacts, { starts })),
    );
    const ids = batches.flatMap(({ starts }) => starts.map(({ contact }) => contact.id));
    expect(new Set(ids).size).toBe(1);
  });

  it('two hub ids with one new e-mail that somebody else takes meanwhile are both that contact', async () => {
    const email = anEmail();
    const { identities } = contacts;
    const claim = identities.claim.bind(identities);
    identities.claim = async (claims) => {
      identities.claim = claim;
      await claim([{ key: `acme/email/${email}`, contact: 'faster' }]);
      return claim(claims);
    };
    const starts = ['h1', 'h2'].map((id) => ({
      run: randomUUID(),
      workspace: 'acme',
      at: Date.now(),
      contact: { id: `${email}-${id}`, email },
    }));
    const { starts: answers } = await contacts.requests.ask(resolveContacts, { starts });
    expect(answers.map(({ contact }) => contact.id)).toEqual(['faster', 'faster']);
  });

  it('a thousand starts of one batch, half of them new, are each answered in place', async () => {
    const people = Array.from({ length: 500 }, (_, i) => ({ id: `many-${i}`, properties: { n: i } }));
    const starts = (offset: number) =>
      people.map((contact, i) => ({ run: `batch-${offset + i}`, workspace: 'acme', at: Date.now(), contact }));
    await contacts.requests.ask(resolveContacts, { starts: starts(0) });
    const { starts: answers } = await contacts.requests.ask(
      resolveContacts,
      { starts: [...starts(0), ...starts(500)] },
      20_000,
    );
    expect(answers.map(({ run }) => run)).toEqual(Array.from({ length: 1000 }, (_, i) => `batch-${i}`));
    expect(answers.map(({ contact }) => contact.id)).toEqual([...people, ...people].map(({ id }) => id));
  });

  it('a visitor who gives an address is the same contact, and somebody else on that device is not', async () => {
    const [anonymousId, email] = [randomUUID(), anEmail()];
    const visitor = await resolve(contacts.requests, { anonymousId });
    const known = await resolve(contacts.requests, { anonymousId, email });
    const other = await resolve(contacts.requests, { anonymousId, email: anEmail() });
    expect([visitor.type, known.type]).toEqual(['Anonymous', 'Identified']);
    expect(known).toMatchObject({ id: visitor.id, email });
    expect(other.id).not.toBe(known.id);
  });

  it('an older event does not overwrite a newer value', async () => {
    const email = anEmail();
    await resolve(contacts.requests, { email, firstName: 'New', properties: { 'a.b': { $c: 1 } } }, { at: 2_000 });
    const late = await resolve(
      contacts.requests,
      { email, firstName: 'Old', lastName: 'Late', properties: { 'a.b': 0 } },
      { at: 1_000 },
    );
    expect(late).toMatchObject({ firstName: 'New', lastName: 'Late', properties: { 'a.b': { $c: 1 } } });
  });

  it('workspaces do not share contacts', async () => {
    const email = anEmail();
    const starts = ['one', 'two'].map((workspace) => ({ run: randomUUID(), workspace, at: 1, contact: { email } }));
    const answer = await contacts.requests.ask(resolveContacts, { starts });
    expect(new Set(answer.starts.map(({ contact }) => contact.id)).size).toBe(2);
  });

  it('a start that says nothing about who is refused by naming it', async () => {
    const starts = [{ run: 'x', workspace: 'acme', at: 1, contact: { firstName: 'Ada' } }];
    await expect(contacts.requests.ask(resolveContacts, { starts })).rejects.toMatchObject({
      code: 'Invalid',
      errors: [{ path: 'starts.0.contact' }],
    });
  });
});

describe('who a run would be about', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const recall = async (contact: ContactRef, given: { run?: string; workspace?: string; at?: number } = {}) => {
    const { run = randomUUID(), workspace = 'acme', at = Date.now() } = given;
    const { starts } = await contacts.requests.ask(recallContacts, {
      workspace,
      starts: [{ run, at, contact }],
    });
    return starts[0];
  };
  const everything = () =>
    Promise.all([contacts.collections.contacts, contacts.collections.identities, contacts.collections.starts].map((all) => all.find({} as never).toArray())); // prettier-ignore

  it('is the snapshot that was recorded, when it was one', async () => {
    const [run, email] = [randomUUID(), anEmail()];
    const then = await resolve(contacts.requests, { email, firstName: 'Ada' }, { run });
    await resolve(contacts.requests, { email, firstName: 'Grace' });
    expect(await recall({ email }, { run })).toEqual({ run, contact: then, as: 'recorded' });
  });

  it('is otherwise the contact as it is now, with what the event says', async () => {
    const email = anEmail();
    const known = await resolve(contacts.requests, { email, firstName: 'Ada' });
    const at = Date.now() + 1;
    expect(await recall({ email, lastName: 'Lovelace' }, { at })).toMatchObject({
      contact: { ...known, lastName: 'Lovelace', updatedAt: new Date(at).toISOString() },
      as: 'current',
    });
    expect(await recall({ id: known.id })).toMatchObject({ contact: known, as: 'current' });
  });

  it('is a contact that does not exist yet, as it would be made', async () => {
    const ref = { email: anEmail(), firstName: 'Ada', properties: { points: 3 } };
    const at = Date.now();
    const imagined = await recall(ref, { at });
    expect(imagined).toMatchObject({ contact: { type: 'Identified', ...ref }, as: 'new' });
    expect(await resolve(contacts.requests, ref, { at })).toEqual(imagined?.contact);
  });

  it('can be asked without anything being written', async () => {
    const email = anEmail();
    await resolve(contacts.requests, { email, anonymousId: 'device' });
    const before = await everything();
    for (const ref of [{ email, firstName: 'New' }, { email: anEmail() }, { anonymousId: 'device' }, { id: 'hub-1' }]) {
      await recall(ref);
    }
    expect(await everything()).toEqual(before);
  });

  it('is not told to another workspace', async () => {
    const run = randomUUID();
    await resolve(contacts.requests, { id: 'secret', firstName: 'Ada' }, { run });
    expect(await recall({ id: 'secret' }, { run, workspace: 'other' })).toMatchObject({
      contact: { firstName: null },
      as: 'new',
    });
  });
});
