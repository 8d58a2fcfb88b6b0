import { Injectable } from '@nestjs/common';
import type { recallContacts, ReplyOf } from '@fanfare/contracts';
import { blankContact, contactKey, type Contact } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { Snapshots } from '../contact/snapshots.js';
import type { Arrival } from '../identity/arrival.js';
import { arrive } from '../identity/arrive.js';
import { IdentityStore } from '../identity/identity.store.js';
import { decide, givesEmail } from '../identity/who.js';
import { StartStore } from './start.store.js';

type Recalled = ReplyOf<typeof recallContacts>['starts'][number];

/** Who runs were about, or would be about: what the resolver would answer, and nothing is written for it. */
@Injectable()
export class Recaller {
  constructor(
    private readonly starts: StartStore,
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
    private readonly snapshots: Snapshots,
  ) {}

  async recall(workspace: string, arrivals: readonly Arrival[]): Promise<Recalled[]> {
    const recorded = await this.starts.find(
      arrivals.map(({ cause }) => cause),
      workspace,
    );
    const imagined = await this.imagine(
      workspace,
      arrivals.filter(({ cause }) => !recorded.has(cause)),
    );
    return [...[...recorded].map(([run, contact]) => ({ run, contact, as: 'recorded' as const })), ...imagined];
  }

  /** Each as if it came now, by itself: what one of them says is not known to the next. */
  private async imagine(workspace: string, arrivals: readonly Arrival[]): Promise<Recalled[]> {
    const owners = await this.identities.owners([...new Set(arrivals.flatMap(({ keys }) => Object.values(keys)))]);
    const contacts = await this.contacts.load([
      ...arrivals.map(({ guess }) => guess),
      ...[...owners.values()].map((id) => contactKey(workspace, id)),
    ]);
    for (const contact of [...contacts.values()]) contacts.set(contact._id, contact);
    for (const [key, id] of owners) owners.set(key, contacts.get(contactKey(workspace, id))?.id ?? id);
    const { who, claims } = decide(arrivals, { owners, contacts });
    const decided = new Map([...owners, ...claims.map(({ key, contact }) => [key, contact] as const)]);
    const snapshots = await this.snapshots.of(
      arrivals.map((arrival, i): Contact => {
        const key = who[i] ?? arrival.guess;
        const before = contacts.get(key) ?? blankContact(workspace, key.slice(workspace.length + 1), arrival.at);
        return arrive(before, arrival, givesEmail(arrival, before, decided)).contact;
      }),
    );
    return arrivals.flatMap(({ cause, guess }, i) => {
      const contact = snapshots[i];
      return contact ? [{ run: cause, contact, as: contacts.has(who[i] ?? guess) ? 'current' : 'new' } as const] : [];
    });
  }
}
