import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactExport, contactTotals, listDeletions, ReplyOf, StoredEvent } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { Everywhere } from './everywhere.js';
import { Fanfare } from './fanfare.js';
import { MailServer } from './mail-server.js';
import { PlantedContact, workflows } from './planted-contact.js';
import { Receiver } from './receiver.js';

const hello = `<mjml><mj-body><mj-section><mj-column><mj-text>{{ variables.said }}
<a href="{{ variables.unsubscribeUrl }}">no more</a></mj-text></mj-column></mj-section></mj-body></mjml>`;

/** What there has to be before anything can be planted. */
const settings: Record<string, object> = {
  '/email-templates/hello': { name: 'Hello', subject: 'Hello {{ contact.firstName }}', body: hello },
  '/subscription-groups/general': { name: 'News', consent: 'implied' },
  '/offers/welcome': { name: 'Welcome', couponDays: 30 },
  '/programmes/club': { name: 'Club', tiers: [{ id: 'silver', name: 'Silver', threshold: 10 }] },
  '/card-templates/member': { name: 'Member', title: '{{ contact.firstName }}', fields: [{ label: 'Seat', value: '{{ variables.seat }}' }] }, // prettier-ignore
  '/competitions/cup': { name: 'Cup', opensAt: '2020-01-01T00:00:00Z' },
  '/achievements/fan': { name: 'Fan' },
};

/** Where something of it was: the report says so. */
const removedFrom = ['contacts', 'identities', 'starts', 'merges', 'engagement', 'runs', 'failedBranches', 'deadLetters', 'evaluations', 'waiting', 'outcomes', 'events', 'cards', 'coupons', 'points', 'communications', 'auditEntries', 'mentions'] as const; // prettier-ignore

// real: everything, the mail server included; the vendor is a server of this test that says again what it was told.
describe('a contact that is deleted', () => {
  let fanfare: Fanfare;
  let mail: MailServer;
  let vendor: Receiver;
  let everywhere: Everywhere;

  beforeAll(async () => {
    mail = await MailServer.start();
    vendor = await Receiver.start((path, sent) => {
      if (path === '/silent') return null;
      return {
        status: path === '/refuses' ? 422 : 200,
        body: JSON.stringify({ message: `wrong: ${sent}`, heard: sent }),
      };
    });
    fanfare = await Fanfare.start({
      env: {
        MESSAGING_SMTP_URL: mail.url,
        MESSAGING_PUBLIC_URL: 'https://mail.example.com',
        MESSAGING_LINK_KEYS: 'a key of this test with 32 characters or more',
        DELETIONS_EVERY_MS: '500',
        DELETION_SETTLES_MS: '1000',
      },
    });
    everywhere = await Everywhere.open(fanfare);
    for (const [path, body] of Object.entries(settings)) await fanfare.api.expectOk('PUT', path, body);
    for (const [id, definition] of Object.entries(workflows(vendor.url))) await fanfare.activate(id, definition);
  });
  afterAll(async () => {
    await everywhere.close();
    vendor.stop();
    await fanfare.stop();
    await mail.stop();
  });

  const get = <T>(path: string) => fanfare.api.expectOk<T>('GET', path);
  const inList = async (path: string, list: string) => (await get<Record<string, unknown[]>>(path))[list]?.length ?? 0;
  const totals = async () => ({
    contacts: (await get<ReplyOf<typeof contactTotals>>('/contact-totals')).total,
    runs: (await fanfare.runs({ limit: '200' })).length,
    coupons: await inList('/coupons?limit=100', 'coupons'),
    cards: await inList('/vault-cards?template=member', 'cards'),
    entries: await get('/competitions/cup/counts'),
    mails: mail.mails.length,
  });
  const eventsOf = async (who: string) =>
    (await get<{ events: { event: StoredEvent }[] }>(`/events?contact=${who}&limit=100`)).events.map(
      ({ event }) => event,
    );

  /** Plants a contact, and waits until everything that follows from it has happened. */
  async function planted(): Promise<PlantedContact> {
    const contact = new PlantedContact();
    const [was, letters, failed] = [await totals(), await open(), await failures()];
    await contact.plant(fanfare);
    const now = { runs: was.runs + 25, coupons: was.coupons + 3, cards: was.cards + 2, mails: was.mails + 3 };
    await eventually(async () => expect(await totals()).toMatchObject(now), { withinMs: 20_000 });
    await eventually(async () => expect([await open(), await failures()]).toEqual([letters + 3, failed + 3]));
    expect([...new Set(Object.values(await everywhere.placesOf(contact.values)).flat())].sort()).toEqual(
      contact.values,
    );
    return contact;
  }
  const open = () => inList('/dead-letters', 'letters');
  const failures = () => inList('/runs?status=Failed&limit=100', 'runs');
  const remove = ({ id }: PlantedContact) =>
    fanfare.api.expectOk('POST', '/contacts/delete', { ids: [id], confirm: 'Delete' });
  const latest = async () => (await get<ReplyOf<typeof listDeletions>>('/contact-deletions')).deletions[0];
  const gone = ({ personal }: PlantedContact) =>
    eventually(
      async () => {
        const places = await everywhere.placesOf(personal);
        expect({ places, waitsFor: (await latest())?.waitsFor }).toEqual({ places: {}, waitsFor: [] });
      },
      { withinMs: 30_000, everyMs: 500 },
    );

  /** The answer to a contact who asks for all that is known of them, and the planted values that are in it. */
  async function told({ id, personal }: PlantedContact) {
    const { status, body } = await fanfare.api.send('GET', `/contacts/${id}/export`);
    const text = JSON.stringify(body);
    return { status, values: personal.filter((value) => text.includes(value)) };
  }

  async function exported(): Promise<string> {
    const { id } = await fanfare.api.expectOk<ContactExport>('POST', '/contact-exports', {});
    await eventually(async () => expect((await get<ContactExport>(`/contact-exports/${id}`)).state).toBe('done'));
    return id;
  }

  it('is told all that services know of it; then it is nowhere any more: fifty values are in no database, stream, bucket, log or file; everybody else and all totals are as before', async () => {
    const contact = await planted();
    const file = await exported();
    const [counts, theirs] = [await totals(), await eventsOf(contact.neighbour)];
    expect(theirs.length).toBeGreaterThanOrEqual(19);
    await eventually(async () => expect(await told(contact)).toEqual({ status: 200, values: contact.known }));
    expect(await remove(contact)).toMatchObject({ deleted: [{ id: contact.id }], unknown: [] });
    await gone(contact);
    expect(await totals()).toEqual(counts);
    expect(await eventsOf(contact.neighbour)).toEqual(theirs);
    expect((await fanfare.api.send('GET', `/contact-exports/${file}/file`)).status).toBeGreaterThanOrEqual(400);
    const report = await latest();
    expect(report).toMatchObject({ finished: true, removed: { mentions: 2 } });
    expect(await told(contact)).toEqual({ status: 404, values: [] });
    expect(removedFrom.filter((place) => report?.removed[place] === 0)).toEqual([]);
    const [run] = await fanfare.runs({ contact: contact.neighbour, workflow: 'earns', limit: '1' });
    const again = await fanfare.api.expectOk('POST', '/runs/anew', { runs: [run?.id], request: 'again' });
    expect(again).toMatchObject({ started: [{ run: run?.id }], refused: [] });
  }, 60_000); // prettier-ignore

  it('is nowhere any more although who deletes it, and who forgets it, is killed meanwhile', async () => {
    const contact = await planted();
    const counts = await totals();
    const before = await latest();
    const hangsUp = new AbortController();
    const body = { ids: [contact.id], confirm: 'Delete' };
    const asked = fanfare.api.send('POST', '/contacts/delete', body, hangsUp.signal).catch(() => undefined);
    await eventually(async () => expect((await latest())?.placeholder).not.toBe(before?.placeholder), { everyMs: 5 });
    const killed = ['contacts', 'runs', 'orchestrator', 'rewards'].map((name) => fanfare.system.service(name));
    for (const service of killed) await service.kill();
    hangsUp.abort();
    await asked;
    await Promise.all(killed.map((service) => service.restart()));
    await gone(contact);
    expect(await totals()).toEqual(counts);
  }, 60_000); // prettier-ignore
});
