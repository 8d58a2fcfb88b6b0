import { randomUUID } from 'node:crypto';
import { resolveContacts, type ContactRef, type ContactSnapshot } from '@fanfare/contracts';
import { serve, type Requests } from '@fanfare/bus';
import { asking, startTestServers, StepBench } from '@fanfare/testing';
import { Collections } from '../src/collections.store.js';
import { ContactsModule } from '../src/contacts.module.js';
import { IdentityStore } from '../src/identity/identity.store.js';

/** The service as it runs, on real servers. real: NATS, MongoDB. fake: nothing. */
export async function startContacts() {
  const servers = await startTestServers();
  const service = await serve(ContactsModule, { name: 'contacts', env: servers.env });
  const bench = await StepBench.open(servers.nats.url, 'contacts');
  const client = asking(servers.nats.url);
  return {
    bench,
    requests: client.requests,
    /** The database, to leave it as a crash would. */
    collections: service.app.get(Collections, { strict: false }),
    /** Where a rival process can be let in. */
    identities: service.app.get(IdentityStore, { strict: false }),
    async stop() {
      await client.close();
      await bench.close();
      await service.stop();
      await servers.stop();
    },
  };
}

export type Contacts = Awaited<ReturnType<typeof startContacts>>;

/** Resolves one run; a fresh one, now, unless given. */
export async function resolve(
  requests: Requests,
  contact: ContactRef,
  given: { run?: string; at?: number } = {},
): Promise<ContactSnapshot> {
  const start = { run: randomUUID(), workspace: 'acme', at: Date.now(), contact, ...given };
  const { starts } = await requests.ask(resolveContacts, { starts: [start] });
  if (!starts[0]) throw new Error('no answer to the start');
  return starts[0].contact;
}

/** An address nobody else in the spec has. */
export function anEmail(): string {
  return `${randomUUID()}@example.com`;
}
