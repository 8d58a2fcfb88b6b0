import { Injectable } from '@nestjs/common';
import { Unavailable } from '@fanfare/chassis';
import { blankContact, type Contact, type Edit } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { isCovered, type Arrival } from './arrival.js';
import { arrive } from './arrive.js';
import { IdentityStore } from './identity.store.js';
import { decide, firstClaims, givesEmail } from './who.js';

/** Every round somebody gets through, so this many need as many at work on one contact at once. */
const maxRounds = 50;

/**
 * Finds or makes the contact of each arrival, and lets it know what the arrival says. Identities first, then the
 * contact, each insert-or-get under a computed id: whoever dies between the two, or meets another at it, ends at the
 * same contact when it is done again.
 */
@Injectable()
export class Register {
  constructor(
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
  ) {}

  /** The contacts, `settled[i]` for `arrivals[i]`. `loaded`: what is known of the guessed ones. */
  async settle(arrivals: readonly Arrival[], loaded: ReadonlyMap<string, Contact>): Promise<Contact[]> {
    const known = new Map(loaded);
    for (let round = 1; round <= maxRounds; round++) {
      const { who, owners } = await this.identify(arrivals, known);
      const edits = editsOf(arrivals, who, known, owners);
      const lost = await this.contacts.write([...edits.values()]);
      if (lost.length === 0) return who.map((key) => settledContact(key, edits, known));
      for (const key of lost) known.delete(key);
      for (const [key, contact] of await this.contacts.load(lost)) known.set(key, contact);
    }
    throw new Unavailable('Too many are changing one contact at once.');
  }

  /** Who each arrival is about; every key of theirs has its owner when this resolves. Contacts found on the way are added to `known`. */
  private async identify(
    arrivals: readonly Arrival[],
    known: Map<string, Contact>,
  ): Promise<{ who: string[]; owners: Map<string, string> }> {
    const unclear = arrivals.filter((arrival) => !isCovered(arrival, known.get(arrival.guess)));
    if (unclear.length === 0) return { who: arrivals.map(({ guess }) => guess), owners: new Map() };
    const owners = await this.identities.owners([...new Set(unclear.flatMap(({ keys }) => Object.values(keys)))]);
    await this.loadOwners(unclear, owners, known);
    for (;;) {
      const { who, claims } = decide(unclear, { owners, contacts: known });
      if (claims.length === 0) {
        const decided = new Map(unclear.map((arrival, i) => [arrival, who[i] ?? arrival.guess]));
        return { who: arrivals.map((arrival) => decided.get(arrival) ?? arrival.guess), owners };
      }
      const first = firstClaims(claims);
      for (const { key, contact } of first) owners.set(key, contact);
      const taken = await this.identities.claim(first);
      if (taken.size === 0) continue;
      // Whoever was faster decides; what we took meanwhile stays ours, which is where `owners` now says it belongs.
      for (const [key, contact] of taken) owners.set(key, contact);
      await this.loadOwners(unclear, owners, known);
    }
  }

  private async loadOwners(
    arrivals: readonly Arrival[],
    owners: ReadonlyMap<string, string>,
    known: Map<string, Contact>,
  ): Promise<void> {
    const keys = arrivals.flatMap((arrival) =>
      Object.values(arrival.keys).flatMap((key) =>
        owners.has(key) ? [`${arrival.workspace}/${owners.get(key)}`] : [],
      ),
    );
    for (const [key, contact] of await this.contacts.load(keys.filter((key) => !known.has(key)))) {
      known.set(key, contact);
    }
  }
}

/** One edit per contact, however many arrivals of the batch are about it. */
function editsOf(
  arrivals: readonly Arrival[],
  who: readonly string[],
  known: ReadonlyMap<string, Contact>,
  owners: ReadonlyMap<string, string>,
): Map<string, Edit> {
  const edits = new Map<string, Edit>();
  arrivals.forEach((arrival, i) => {
    const key = who[i] ?? arrival.guess;
    const edit = edits.get(key);
    const before =
      edit?.contact ??
      known.get(key) ??
      blankContact(arrival.workspace, key.slice(arrival.workspace.length + 1), arrival.at);
    const { contact, rows, touched } = arrive(before, arrival, givesEmail(arrival, before, owners));
    if (!touched && before.rev > 0) return;
    const { cause, source, at } = arrival;
    const applied = rows.length === 0 ? [] : [{ cause, source, at, outcome: null, rows }];
    edits.set(key, { contact, applied: [...(edit?.applied ?? []), ...applied] });
  });
  return edits;
}

function settledContact(key: string, edits: ReadonlyMap<string, Edit>, known: ReadonlyMap<string, Contact>): Contact {
  const contact = edits.get(key)?.contact ?? known.get(key);
  if (!contact) throw new Error(`${key} was neither found nor made`);
  return contact;
}
