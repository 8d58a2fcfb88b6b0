import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactHistory,
  findContacts,
  getContact,
  referencesOfContact,
  resolveContacts,
  type ContactRef,
} from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { blankContact } from '../src/contact/contact.js';
import { mergeCrashPoints } from '../src/merging/merger.js';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

/** Stands for a kill: the work ends here, and nothing after it happens. */
class Crash extends Error {}

describe('a visitor who turns out to be somebody known', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());
  afterEach(() => {
    contacts.crash.at = () => Promise.resolve();
  });

  const get = async (id: string) => (await contacts.requests.ask(getContact, { workspace: 'acme', id })).contact;
  const documentOf = (id: string) => contacts.collections.contacts.findOne({ _id: `acme/${id}` });
  /** A known contact, and a visitor on a device. */
  const both = async () => {
    const [email, anonymousId] = [anEmail(), randomUUID()];
    const known = await resolve(
      contacts.requests,
      { email, firstName: 'Ada', properties: { score: 1, colour: 'red' } },
      { at: 1_000 },
    );
    const visitor = await resolve(
      contacts.requests,
      { anonymousId, properties: { score: 2, answer: 'yes' } },
      { at: 2_000 },
    );
    return { email, anonymousId, known, visitor };
  };
  const update = (contactId: string, input: object) => aCommand('ContactUpdate', { contactId, input: input as never });

  it('is that contact from then on, with what was said last', async () => {
    const { email, anonymousId, known, visitor } = await both();
    const merged = await resolve(contacts.requests, { email, anonymousId }, { at: 3_000 });
    expect(merged).toEqual({
      ...known,
      properties: { score: 2, colour: 'red', answer: 'yes' },
      updatedAt: '1970-01-01T00:00:02.000Z',
    });
    expect(await get(visitor.id)).toEqual(merged);
    expect(await resolve(contacts.requests, { anonymousId })).toEqual(merged);
    expect((await contacts.requests.ask(findContacts, { workspace: 'acme', limit: 200 })).contacts).not.toContainEqual(
      expect.objectContaining({ id: visitor.id }),
    );
  });

  it('brings its history, and is found by every name of both', async () => {
    const { email, anonymousId, known, visitor } = await both();
    await resolve(contacts.requests, { email, anonymousId });
    const { changes } = await contacts.requests.ask(contactHistory, { workspace: 'acme', id: known.id });
    expect(changes.filter(({ property }) => property === 'answer')).toMatchObject([
      { value: 'yes', source: 'merge' },
      { value: 'yes', source: 'event' },
    ]);
    const { references } = await contacts.requests.ask(referencesOfContact, { workspace: 'acme', id: known.id });
    expect(references).toEqual(
      expect.arrayContaining([{ id: known.id }, { id: visitor.id }, { email }, { anonymousId }]),
    );
  });

  it('is merged, too, when the hub names it by its id', async () => {
    const email = anEmail();
    const known = await resolve(contacts.requests, { email });
    const id = `hub-${randomUUID()}`;
    await resolve(contacts.requests, { id, properties: { answer: 'yes' } });
    const merged = await resolve(contacts.requests, { id, email });
    expect(merged).toMatchObject({ id: known.id, properties: { answer: 'yes' } });
    expect(await get(id)).toEqual(merged);
  });

  it('steps of its runs go on with the contact, each once, also those done before', async () => {
    const { email, anonymousId, known, visitor } = await both();
    const before = update(visitor.id, { addTags: ['early'], increments: { visits: 1 } });
    await contacts.bench.run(before);
    await resolve(contacts.requests, { email, anonymousId });
    const after = update(visitor.id, { addTags: ['late'], increments: { visits: 1 } });
    const answers = await contacts.bench.runAll([before, after, after, update(known.id, { addTags: ['own'] })]);
    expect(answers.map(({ contact }) => contact?.id)).toEqual(answers.map(() => known.id));
    expect(await get(known.id)).toMatchObject({ tags: ['early', 'late', 'own'], properties: { visits: 2 } });
  });

  it('is not merged when it has given another address, or nobody has given this one', async () => {
    const { email, anonymousId, visitor } = await both();
    const own = anEmail();
    expect((await resolve(contacts.requests, { anonymousId, email: own })).id).toBe(visitor.id);
    const other = await resolve(contacts.requests, { anonymousId, email });
    expect(other.id).not.toBe(visitor.id);
    expect(await get(visitor.id)).toMatchObject({ email: own });
  });

  it('twenty events at once that say so make one contact', async () => {
    const { email, anonymousId, known } = await both();
    const refs: ContactRef[] = Array.from({ length: 20 }, (_, i) =>
      i % 3 === 0
        ? { anonymousId, properties: { [`n${i}`]: i } }
        : { email, anonymousId, properties: { [`n${i}`]: i } },
    );
    await Promise.all(refs.map((ref) => resolve(contacts.requests, ref)));
    const contact = await get(known.id);
    expect(Object.keys(contact?.properties ?? {}).filter((name) => /^n\d/.test(name))).toHaveLength(20);
  });

  it('in one batch with others of both is merged once', async () => {
    const { email, anonymousId, known } = await both();
    const refs: ContactRef[] = [
      { anonymousId, properties: { a: 1 } },
      { email, anonymousId },
      { email, properties: { b: 2 } },
    ];
    const starts = refs.map((contact) => ({ run: randomUUID(), workspace: 'acme', at: 5_000, contact }));
    const answer = await contacts.requests.ask(resolveContacts, { starts });
    expect(answer.starts.at(-1)?.contact.id).toBe(known.id);
    expect(await get(known.id)).toMatchObject({ properties: { a: 1, b: 2, answer: 'yes' } });
  });

  it.each(mergeCrashPoints)('a crash at "%s" is made good by the event, when it comes again', async (point) => {
    const { email, anonymousId, known, visitor } = await both();
    const run = randomUUID();
    contacts.crash.at = async (here) => {
      if (here === point) throw new Crash(point);
    };
    await expect(resolve(contacts.requests, { email, anonymousId }, { run })).rejects.toThrow();
    contacts.crash.at = () => Promise.resolve();
    const meanwhile = update(visitor.id, { fields: { meanwhile: true } });
    await contacts.bench.run(meanwhile);
    await resolve(contacts.requests, { email, anonymousId }, { run });
    await contacts.merges.sweep(Date.now() + 1);
    expect(await get(visitor.id)).toMatchObject({
      id: known.id,
      properties: { score: 2, colour: 'red', answer: 'yes', meanwhile: true },
    });
    expect(await documentOf(known.id)).toMatchObject({ absorbing: [], absorbed: [visitor.id] });
  });

  it.each(mergeCrashPoints)('a crash at "%s" is made good without it', async (point) => {
    const { email, anonymousId, known, visitor } = await both();
    contacts.crash.at = async (here) => {
      if (here === point) throw new Crash(point);
    };
    await expect(resolve(contacts.requests, { email, anonymousId })).rejects.toThrow();
    contacts.crash.at = () => Promise.resolve();
    await contacts.merges.sweep(Date.now() + 1);
    expect(await get(visitor.id)).toMatchObject({ id: known.id, properties: { answer: 'yes', score: 2 } });
    expect(await contacts.collections.merges.findOne({ loser: visitor.id })).toMatchObject({ state: 'done' });
  });

  it('however many cannot be ended, those behind them are', async () => {
    const [workspace, survivor, losers] = ['aaa', 's', Array.from({ length: 120 }, (_, i) => `l${i}`)];
    // Aliases that have forgotten what they were: they can never be given back.
    const forgetful = losers.map((id) => ({ ...blankContact(workspace, id, 1), rev: 1, state: 'merged' as const, mergedInto: survivor, applied: [] })); // prettier-ignore
    const stays = { ...blankContact(workspace, survivor, 1), rev: 1, absorbed: losers, applied: [] };
    const merges = losers.map((loser) => ({ _id: `${workspace}/${loser}~0`, workspace, loser, survivor, by: 'admin', byHand: true, at: 1, choices: {}, state: 'undoing' as const })); // prettier-ignore
    await contacts.collections.contacts.insertMany([stays, ...forgetful]);
    await contacts.collections.merges.insertMany(merges);
    const { email, anonymousId, known, visitor } = await both();
    contacts.crash.at = async (here) => {
      throw new Crash(here);
    };
    await expect(resolve(contacts.requests, { email, anonymousId })).rejects.toThrow();
    contacts.crash.at = () => Promise.resolve();
    expect(await contacts.merges.sweep(Date.now() + 1)).toBe(1);
    expect(await get(visitor.id)).toMatchObject({ id: known.id });
    await contacts.collections.merges.deleteMany({ workspace });
  });

  it('one that cannot be ended keeps no other from being ended', async () => {
    const begun = [await both(), await both()];
    contacts.crash.at = async (here) => {
      throw new Crash(here);
    };
    for (const { email, anonymousId } of begun) {
      await expect(resolve(contacts.requests, { email, anonymousId })).rejects.toThrow();
    }
    let isFirst = true;
    contacts.crash.at = async (here) => {
      if (isFirst) {
        isFirst = false;
        throw new Crash(here);
      }
    };
    expect(await contacts.merges.sweep(Date.now() + 1)).toBe(1);
    const states = async () => {
      const losers = begun.map(({ visitor }) => visitor.id);
      const found = await contacts.collections.merges.find({ loser: { $in: losers } }).toArray();
      return found.map(({ state }) => state).sort();
    };
    expect(await states()).toEqual(['begun', 'done']);
    expect(await contacts.merges.sweep(Date.now() + 1)).toBe(1);
    expect(await states()).toEqual(['done', 'done']);
  });
});
