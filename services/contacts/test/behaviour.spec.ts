// real: NATS, MongoDB, the service
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactHistory,
  deleteContacts,
  findContacts,
  getContact,
  mergeContacts,
  noteConsent,
  saveContact,
  saveSegment,
  storedEvent,
  streams,
  undoMerge,
  type Condition,
  type Json,
  type JsonObject,
  type StoredEvent,
  type TriggerName,
} from '@fanfare/contracts';
import { eventually, itemsIn } from '@fanfare/testing';
import { anEmail, startContacts, type Contacts } from './contacts-bench.js';

class Crash extends Error {}

const about = (field: string, op: string, right?: Json) =>
  ({ left: `{{ contact.${field} }}`, op, ...(right !== undefined && { right }) }) as Condition;

describe('what contacts have done', () => {
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
    const event = (type: TriggerName, contact: object, data: JsonObject = {}, more: Partial<StoredEvent> = {}) => {
      const at = Date.now();
      return { id: randomUUID(), type, workspaceId: workspace, occurredAt: new Date(at).toISOString(), acceptedAt: at, contact, data, ...more } as StoredEvent; // prettier-ignore
    };
    const find = async (filter: Condition) =>
      (await contacts.requests.ask(findContacts, { workspace, filter })).contacts.map(({ email }) => email).sort();
    const get = async (id: string) => (await contacts.requests.ask(getContact, { workspace, id })).contact;
    const person = async () => {
      const email = anEmail();
      return { email, id: (await contacts.requests.ask(saveContact, { workspace, contact: { email } })).id };
    };
    return { workspace, event, find, get, person };
  };

  it('makes a visitor known as somebody who was there, and finds them by it', async () => {
    const { event, find } = world();
    const [ada, bob] = [anEmail(), anEmail()];
    await contacts.publish(
      event('Card.CoverClicked', { email: ada }, {}, { siteId: 'main', cardId: 'quiz' }),
      event('Gameplay.Ended', { email: bob }, { score: 90, status: 'won' }, { siteId: 'main', cardId: 'quiz' }),
      event('Gameplay.Ended', { email: bob }, { score: 40, status: 'lost' }, { siteId: 'shop', cardId: 'quiz' }),
    );
    await eventually(async () => expect(await find(about('sites', 'contains', 'main'))).toEqual([ada, bob].sort()));
    await eventually(async () => expect(await find(about('counts.gameplays', 'gte', 2))).toEqual([bob]));
    expect(await find(about('sites', 'contains', ['main', 'shop']))).toEqual([bob]);
    expect(await find(about('outcomes', 'contains', 'quiz:won'))).toEqual([bob]);
    expect(await find(about('scores.quiz', 'gte', 90))).toEqual([bob]);
    expect(await find(about('counts.gameplays', 'lt', 1))).toEqual([ada]);
    expect(await find(about('lastSeenAt', 'withinLast', 'PT1H'))).toEqual([ada, bob].sort());
    expect(await find({ not: about('played', 'contains', 'quiz') })).toEqual([ada]);
  });

  it('counts an entry once, whatever tells of it and however often', async () => {
    const { event, get, person } = world();
    const { id, email } = await person();
    const all = [
      event('Gameplay.DataCaptured', { email }, { entryId: 'n1', competitionId: 'c' }),
      event('Gameplay.DataCapturedQualified', { email }, { entryId: 'n1', competitionId: 'c' }),
      event('Competition.EntrySubmitted', { email }, { entryId: 'n2', competitionId: 'c' }),
      event('Prize.Awarded', { email }, { prizeId: 'p', awardId: 'w' }),
    ];
    for (let n = 0; n < 3; n++) await contacts.publish(...all);
    await contacts.publish(event('Card.CoverClicked', { email }, {}, { siteId: 'last' }));
    await eventually(async () => expect((await get(id))?.['sites']).toEqual(['last']));
    expect(await get(id)).toMatchObject({ competitions: ['c'], prizes: ['p'], counts: { entries: 2, prizes: 1, gameplays: 0 } }); // prettier-ignore
  });

  it('is the same after a kill in between', async () => {
    const { event, get, person } = world();
    const { id, email } = await person();
    let crashed = false;
    contacts.crash.at = async (here) => {
      if (here !== 'contact known, deeds not' || crashed) return;
      crashed = true;
      throw new Crash();
    };
    await contacts.publish(event('Competition.EntrySubmitted', { email }, { entryId: 'n1', competitionId: 'c' }));
    await eventually(async () => expect(await get(id)).toMatchObject({ competitions: ['c'], counts: { entries: 1 } }));
    expect(crashed).toBe(true);
  });

  it('is no change of what is known of them: nobody is told, and the history does not show it', async () => {
    const { workspace, event, get, person } = world();
    const { id, email } = await person();
    await contacts.publish(event('Coupon.Issued', { email }, { offer: 'o', couponId: 'k' }));
    await eventually(async () => expect(await get(id)).toMatchObject({ coupons: ['o'] }));
    const { changes } = await contacts.requests.ask(contactHistory, { workspace, id });
    expect(changes.map(({ property }) => property).sort()).toEqual(['email', 'type']);
    const told = (await itemsIn(contacts.natsUrl, streams.events.name)).map((item) =>
      storedEvent.parse(JSON.parse(item)),
    );
    expect(told.filter((one) => one.contactId === id).map(({ type }) => type)).toEqual(['Contact.Identified']);
  });

  it('brings them into segments, which is told, once', async () => {
    const { workspace, event, get, person } = world();
    const { id, email } = await person();
    await contacts.requests.ask(saveSegment, { workspace, id: 'fans', name: 'Fans', condition: about('counts.entries', 'gte', 2) }); // prettier-ignore
    for (const entryId of ['n1', 'n2', 'n3', 'n2']) await contacts.publish(event('Competition.EntrySubmitted', { email }, { entryId })); // prettier-ignore
    await eventually(async () => expect(await get(id)).toMatchObject({ counts: { entries: 3 }, segments: ['fans'] }));
    const told = (await itemsIn(contacts.natsUrl, streams.events.name)).map((item) =>
      storedEvent.parse(JSON.parse(item)),
    );
    const entered = told.filter((one) => one.contactId === id && one.type === 'Contact.SegmentEntered');
    expect(new Set(entered.map((one) => one.id)).size).toBe(1);
  });

  it('is both of theirs when two become one, and each their own again when that is undone', async () => {
    const { workspace, event, get, person } = world();
    const [ada, bob] = [await person(), await person()];
    const played = (email: string, score: number, siteId: string) =>
      event('Gameplay.Ended', { email }, { score }, { cardId: 'quiz', siteId });
    await contacts.publish(played(ada.email, 5, 'a'), played(ada.email, 3, 'a'), played(bob.email, 9, 'b'));
    const counts = (gameplays: number) => ({ counts: { gameplays } });
    await eventually(async () => expect([await get(ada.id), await get(bob.id)]).toMatchObject([counts(2), counts(1)]));
    const { merge } = await contacts.requests.ask(mergeContacts, { workspace, survivor: ada.id, loser: bob.id });
    expect(await get(bob.id)).toMatchObject({ id: ada.id, ...counts(3), sites: ['a', 'b'], scores: { quiz: 9 } });
    await contacts.publish(played(bob.email, 1, 'b'));
    await eventually(async () => expect(await get(ada.id)).toMatchObject(counts(4)));
    await contacts.requests.ask(undoMerge, { workspace, id: merge.id });
    expect(await get(ada.id)).toMatchObject({ ...counts(3), sites: ['a'], scores: { quiz: 5 } });
    expect(await get(bob.id)).toMatchObject({ ...counts(1), sites: ['b'], scores: { quiz: 9 } });
  });

  it('what they said yes and no to finds them, the later word before the earlier', async () => {
    const { workspace, find, person } = world();
    const { id, email } = await person();
    const say = (state: 'subscribed' | 'unsubscribed', at: number) =>
      contacts.requests.ask(noteConsent, { workspace, contact: id, channel: 'email', group: 'news', state, at, source: 'form' }); // prettier-ignore
    expect(await say('subscribed', 1_000)).toEqual({ known: true });
    expect(await find(about('subscribed', 'contains', 'email:news'))).toEqual([email]);
    await say('unsubscribed', 3_000);
    await say('subscribed', 2_000);
    expect(await find(about('subscribed', 'contains', 'email:news'))).toEqual([]);
    expect(await find(about('unsubscribed', 'contains', 'email:news'))).toEqual([email]);
    const nobody = { workspace, contact: 'nobody', channel: 'sms', group: '*', state: 'subscribed', at: 1, source: 'x' } as const; // prettier-ignore
    expect(await contacts.requests.ask(noteConsent, nobody)).toEqual({ known: false });
  });

  it('an event from before a deletion makes nobody anew', async () => {
    const { workspace, event, get, person } = world();
    const [gone, other] = [await person(), await person()];
    const before = Date.now() - 1;
    await contacts.requests.ask(deleteContacts, { workspace, ids: [gone.id], confirm: 'Delete' });
    const late = event('Card.CoverClicked', { id: gone.id }, {}, { siteId: 'main' });
    await contacts.observer.observe(
      [late, event('Card.CoverClicked', { id: other.id }, {}, { siteId: 'main' })],
      before,
    );
    expect(await get(other.id)).toMatchObject({ sites: ['main'] });
    const found = await contacts.requests.ask(findContacts, { workspace });
    expect(found.contacts.map(({ id }) => id)).toEqual([other.id]);
  });
});
