import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactMerges,
  getContact,
  mergeContacts,
  previewMerge,
  saveContact,
  storedEvent,
  streams,
  undoMerge,
} from '@fanfare/contracts';
import { aCommand, itemsIn } from '@fanfare/testing';
import { unmergeCrashPoints } from '../src/merging/unmerger.js';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

/** It is changed by the merge, and by its undoing. */
const changedWhen = { updatedAt: expect.any(String) };
/** Stands for a kill: the work ends here, and nothing after it happens. */
class Crash extends Error {}

describe('two contacts whom a person makes one', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());
  afterEach(() => {
    contacts.crash.at = () => Promise.resolve();
  });

  const get = async (id: string) => (await contacts.requests.ask(getContact, { workspace: 'acme', id })).contact;
  const merge = (survivor: string, loser: string, choices = {}, by = 'admin') =>
    contacts.requests.ask(mergeContacts, { workspace: 'acme', survivor, loser, choices, by });
  const undo = (id: string) => contacts.requests.ask(undoMerge, { workspace: 'acme', id });
  const toldOfMerges = async (survivor: string) => {
    const told = (await itemsIn(contacts.natsUrl, streams.events.name)).map((item) =>
      storedEvent.parse(JSON.parse(item)),
    );
    return told.filter(({ type, contactId }) => /Merged|Unmerged/.test(type) && contactId === survivor);
  };
  const both = async () => {
    const [a, b] = [anEmail(), anEmail()];
    const ada = await resolve(
      contacts.requests,
      { email: a, firstName: 'Ada', properties: { score: 1, colour: 'red' } },
      { at: 1_000 },
    );
    await resolve(
      contacts.requests,
      { email: b, firstName: 'A.', mobile: '+49123', properties: { score: 2 } },
      { at: 2_000 },
    );
    const two = await contacts.requests.ask(saveContact, { workspace: 'acme', contact: { email: b, tags: ['VIP'] } });
    return { ada, two };
  };

  it('are shown beforehand, field by field, with what was chosen', async () => {
    const { ada, two } = await both();
    const preview = await contacts.requests.ask(previewMerge, {
      workspace: 'acme',
      survivor: ada.id,
      loser: two.id,
      choices: { firstName: 'survivor', email: 'loser' },
    });
    expect(preview.fields).toEqual([
      { field: 'email', survivor: ada.email, loser: two.email, result: two.email },
      { field: 'mobile', survivor: null, loser: '+49123', result: '+49123' },
      { field: 'firstName', survivor: 'Ada', loser: 'A.', result: 'Ada' },
      { field: 'lastName', survivor: null, loser: null, result: null },
      { field: 'avatarUrl', survivor: null, loser: null, result: null },
      { field: 'score', survivor: 1, loser: 2, result: 2 },
      { field: 'colour', survivor: 'red', loser: null, result: 'red' },
    ]);
    expect(await get(ada.id)).toEqual(ada);
    const { contact } = await merge(ada.id, two.id, { firstName: 'survivor', email: 'loser' });
    expect(contact).toEqual({ ...preview.contact, ...changedWhen });
  });

  it('are one under every address of both, and merging them again is the same merge', async () => {
    const { ada, two } = await both();
    const first = await merge(ada.id, two.id);
    expect(await merge(ada.id, two.id)).toEqual(first);
    for (const email of [ada.email ?? '', two.email ?? '']) {
      expect(await resolve(contacts.requests, { email })).toEqual(first.contact);
    }
    expect(first.contact).toMatchObject({ email: ada.email, tags: ['VIP'] });
    const { merges } = await contacts.requests.ask(contactMerges, { workspace: 'acme', id: two.id });
    expect(merges).toMatchObject([{ loser: two.id, by: 'admin', byHand: true, state: 'done' }]);
  });

  it('are told of when it is done, and when it is undone: each once, though it is asked twice', async () => {
    const { ada, two } = await both();
    const { merge: made } = await merge(ada.id, two.id);
    await merge(ada.id, two.id);
    await undo(made.id);
    await undo(made.id);
    const data = { survivorId: ada.id, mergedId: two.id, by: 'admin' };
    expect(await toldOfMerges(ada.id)).toMatchObject([
      { type: 'Contact.Merged', data },
      { type: 'Contact.Unmerged', data },
    ]);
  });

  it('are one by a person’s word, whatever whoever says it is called', async () => {
    const { ada, two } = await both();
    const { merge: made } = await merge(ada.id, two.id, {}, 'identified');
    expect(made).toMatchObject({ by: 'identified', byHand: true, state: 'done' });
    expect(await toldOfMerges(ada.id)).toMatchObject([{ type: 'Contact.Merged', data: { by: 'admin' } }]);
  });

  it('are two again when it is undone; what was changed since stays', async () => {
    const { ada, two } = await both();
    const { merge: made } = await merge(ada.id, two.id);
    await contacts.bench.run(
      aCommand('ContactUpdate', { contactId: two.id, input: { fields: { score: 9, late: true } } }),
    );
    const undone = await undo(made.id);
    expect(undone.loser).toEqual(two);
    expect(undone.survivor).toEqual({ ...ada, ...changedWhen, properties: { colour: 'red', score: 9, late: true } });
    expect(await resolve(contacts.requests, { email: two.email ?? '' })).toEqual(two);
    expect((await undo(made.id)).merge.state).toBe('undone');
    const again = await merge(ada.id, two.id);
    expect(again.merge.id).not.toBe(made.id);
  });

  it.each(unmergeCrashPoints)('are two again after a crash at "%s", when somebody looks', async (point) => {
    const { ada, two } = await both();
    const { merge: made } = await merge(ada.id, two.id);
    contacts.crash.at = async (here) => {
      if (here === point) throw new Crash(point);
    };
    await expect(undo(made.id)).rejects.toThrow();
    contacts.crash.at = () => Promise.resolve();
    await contacts.merges.sweep(Date.now() + 1);
    expect(await Promise.all([get(ada.id), get(two.id)])).toEqual([{ ...ada, ...changedWhen }, two]);
  });

  it('never go round in a circle, whoever asks for it at once', async () => {
    for (let n = 0; n < 5; n++) {
      const { ada, two } = await both();
      await Promise.allSettled([merge(ada.id, two.id), merge(two.id, ada.id)]);
      await contacts.merges.sweep(Date.now() + 1);
      const found = await Promise.all([get(ada.id), get(two.id)]);
      expect(found.every((contact) => contact !== null)).toBe(true);
      const third = await both();
      expect((await merge(third.ada.id, found[0]?.id ?? '')).contact.id).toBe(third.ada.id);
    }
  });

  it('are refused when one is not there, is the other one, or somebody else already', async () => {
    const { ada, two } = await both();
    const third = await both();
    await expect(merge(ada.id, 'nobody')).rejects.toMatchObject({ code: 'NotFound' });
    await expect(merge(ada.id, ada.id)).rejects.toMatchObject({ code: 'Invalid' });
    const { merge: made } = await merge(ada.id, two.id);
    await expect(merge(third.ada.id, two.id)).rejects.toMatchObject({ code: 'Conflict' });
    await merge(third.ada.id, ada.id);
    await expect(undo(made.id)).rejects.toMatchObject({ code: 'Conflict' });
    expect((await get(two.id))?.id).toBe(third.ada.id);
  });

  it('an address that a step gives to the one that was merged finds the one that it is now', async () => {
    const { ada, two } = await both();
    await merge(ada.id, two.id);
    const email = anEmail();
    const step = aCommand('ContactUpdate', { contactId: two.id, input: { fields: { email } } });
    for (let n = 0; n < 2; n++) expect((await contacts.bench.run(step)).contact).toMatchObject({ id: ada.id, email });
    expect(await resolve(contacts.requests, { email })).toMatchObject({ id: ada.id, email });
    expect(await get(two.id)).toMatchObject({ id: ada.id });
  });
});
