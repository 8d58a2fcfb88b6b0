import { Injectable } from '@nestjs/common';
import { CrashPoint } from '@fanfare/chassis';
import { ArchiveStore } from '../contact/archive.store.js';
import { contactKey, isIdOf, type Applied, type Contact } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import type { Arrival } from '../identity/arrival.js';
import { arrive } from '../identity/arrive.js';
import { IdentityStore } from '../identity/identity.store.js';
import { Register } from '../identity/register.js';
import { decide, givesEmail } from '../identity/who.js';
import { announcementOf } from '../telling/announcement.js';
import { Teller } from '../telling/teller.js';

/** What became, or would become, of the contact of a row. */
export type Effect = 'created' | 'changed' | 'unchanged' | 'taken';

/** Rows as arrivals: what they do, and what they would do. A row whose address is another contact's is `taken`. */
@Injectable()
export class RowSaver {
  constructor(
    private readonly register: Register,
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
    private readonly archive: ArchiveStore,
    private readonly teller: Teller,
    private readonly crash: CrashPoint,
  ) {}

  /** Effects by what was recorded of them, so that rows that were saved before a crash count as they did. */
  async save(arrivals: readonly Arrival[]): Promise<Effect[]> {
    const loaded = await this.contacts.load(arrivals.map(({ guess }) => guess));
    const taken = await this.taken(arrivals, loaded);
    const free = arrivals.filter((arrival) => !taken.has(arrival));
    const saved = await this.register.settle(free, loaded);
    await this.crash.at('rows saved, not told');
    const announced = new Map(
      free.flatMap((arrival, i) =>
        saved[i] ? [[arrival, announcementOf(saved[i], arrival.cause, arrival.at)] as const] : [],
      ),
    );
    await this.teller.tell([...announced.values()]);
    await this.crash.at('rows told, not counted');
    const causes = await this.archive.causes([...announced.values()]);
    const contacts = new Map(free.map((arrival, i) => [arrival, saved[i]]));
    return arrivals.map((arrival) => {
      if (taken.has(arrival)) return 'taken';
      if (isNewVisitor(contacts.get(arrival), arrival)) return 'created';
      return effectOf(causes.get(announced.get(arrival)?._id ?? ''));
    });
  }

  /** Nothing is written. */
  async foresee(workspace: string, arrivals: readonly Arrival[]): Promise<Effect[]> {
    const owners = await this.identities.owners([...new Set(arrivals.flatMap(({ keys }) => Object.values(keys)))]);
    const contacts = await this.contacts.load([
      ...arrivals.map(({ guess }) => guess),
      ...[...owners.values()].map((id) => contactKey(workspace, id)),
    ]);
    const taken = await this.taken(arrivals, contacts);
    for (const contact of [...contacts.values()]) contacts.set(contact._id, contact);
    for (const [key, id] of owners) owners.set(key, contacts.get(contactKey(workspace, id))?.id ?? id);
    const { who, claims } = decide(arrivals, { owners, contacts });
    const decided = new Map([...owners, ...claims.map(({ key, contact }) => [key, contact] as const)]);
    const fresh = new Set<string>();
    return arrivals.map((arrival, i): Effect => {
      if (taken.has(arrival)) return 'taken';
      const key = who[i] ?? arrival.guess;
      const before = contacts.get(key);
      if (before) {
        return arrive(before, arrival, givesEmail(arrival, before, decided)).rows.length > 0 ? 'changed' : 'unchanged';
      }
      if (fresh.has(key)) return 'changed';
      fresh.add(key);
      return 'created';
    });
  }

  private async taken(arrivals: readonly Arrival[], loaded: ReadonlyMap<string, Contact>): Promise<Set<Arrival>> {
    const both = arrivals.filter(
      ({ ref, guess }) => ref.id !== undefined && ref.email !== undefined && loaded.has(guess),
    );
    const owners = await this.identities.owners(both.flatMap(({ keys }) => keys.email ?? []));
    return new Set(
      both.filter(({ keys, guess }) => {
        const [owner, contact] = [owners.get(keys.email ?? ''), loaded.get(guess)];
        return contact !== undefined && owner !== undefined && contact.email !== null && !isIdOf(contact, owner);
      }),
    );
  }
}

/** Of whom nothing but an id is said: that it is there is no change of it, so nothing but its first instant tells. */
function isNewVisitor(contact: Contact | undefined, { at }: Arrival): boolean {
  return contact?.type === 'Anonymous' && contact.createdAt === at;
}

function effectOf(cause: Applied | undefined): Effect {
  if (!cause) return 'unchanged';
  return cause.rows.some(({ kind, before }) => kind === 'type' && before === null) ? 'created' : 'changed';
}
