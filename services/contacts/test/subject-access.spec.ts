// real: NATS, MongoDB, the service. fake: the services that stand beside it
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportContact, resolveContacts, type ReplyOf } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';

describe('whoever asks what is known of them', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const workspace = 'acme';
  /** All pages of what is known of a contact. */
  const allPages = async (id: string) => {
    const pages: ReplyOf<typeof exportContact>[] = [];
    for (let after: string | undefined; ;) {
      const page = await contacts.requests.ask(exportContact, { workspace, id, after }, 20_000);
      pages.push(page);
      if (page.next === null) return pages;
      after = page.next;
    }
  };

  it('is told all of it: by every name, of before they said who they are, and of what steps did', async () => {
    const [email, device] = [anEmail(), randomUUID()];
    const visitor = await resolve(contacts.requests, { anonymousId: device, properties: { v: 1 } });
    const { id } = await resolve(contacts.requests, { id: `id-${device}`, email, anonymousId: device, properties: { p: 1 } }); // prettier-ignore
    for (let n = 0; n < 20; n++) await contacts.bench.run(aCommand('ContactUpdate', { contactId: id, input: { fields: { [`q${n}`]: n } } })); // prettier-ignore
    const pages = await allPages(id);
    expect(pages[0]).toMatchObject({ contact: { id, email } });
    expect(pages[0]?.identities).toEqual(expect.arrayContaining([{ id }, { email }, { id: visitor.id }]));
    expect(pages.flatMap(({ starts }) => starts)).toHaveLength(2);
    const properties = new Set(pages.flatMap(({ changes }) => changes).map(({ property }) => property));
    for (const name of ['p', 'q0', 'q19', 'v', 'email']) expect(properties).toContain(name);
  });

  it('is told all of it, however much there is, page by page', async () => {
    const contact = { email: anEmail() };
    const { id } = await resolve(contacts.requests, contact);
    for (let n = 0; n < 3; n++) {
      const starts = Array.from({ length: 90 }, (_, i) => ({ run: `run-${id}-${n}-${i}`, workspace, at: n * 100 + i, contact: { ...contact, properties: { n: `${n} ${i}` } } })); // prettier-ignore
      await contacts.requests.ask(resolveContacts, { starts });
    }
    const pages = await allPages(id);
    expect(new Set(pages.flatMap(({ starts }) => starts).map(({ run }) => run)).size).toBe(271);
    expect(pages.flatMap(({ changes }) => changes).filter(({ property }) => property === 'n')).toHaveLength(270);
    const nonsense = contacts.requests.ask(exportContact, { workspace, id, after: 'x' });
    await expect(nonsense).rejects.toMatchObject({ errors: [{ path: 'after' }] });
  });

  it('is told it in pages that fit into an answer, however long its values are', async () => {
    const [contact, long] = [{ email: anEmail() }, 'x'.repeat(20_000)];
    const { id } = await resolve(contacts.requests, contact);
    for (let n = 0; n < 60; n++) await resolve(contacts.requests, { ...contact, properties: { long: `${n} ${long}` } });
    const pages = await allPages(id);
    expect(pages.flatMap(({ starts }) => starts)).toHaveLength(61);
    expect(pages.flatMap(({ changes }) => changes).filter(({ property }) => property === 'long')).toHaveLength(60);
    for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(1_000_000);
  });
});
