import { contactKey, type Contact } from '../contact/contact.js';
import type { Arrival } from './arrival.js';
import { keyKinds, type KeyKind } from './keys.js';

/** A key and the contact it belongs to for good: identities are only ever added. */
export interface Ownership {
  kind: KeyKind;
  key: string;
  contact: string;
}

/** What is known when a batch is decided. */
export interface Known {
  /** Key to contact id. */
  owners: ReadonlyMap<string, string>;
  /** By `_id`. */
  contacts: ReadonlyMap<string, Contact>;
}

export interface Decided {
  /** The `_id` of each arrival's contact; it may not exist yet. */
  who: string[];
  /** Keys that nobody has yet and that are to be these contacts'. */
  claims: Ownership[];
}

/** Decides who each arrival of a batch is about; an arrival counts for those after it. */
export function decide(arrivals: readonly Arrival[], known: Known): Decided {
  const owners = new Map(known.owners);
  const promised = new Set<string>();
  const claims: Ownership[] = [];
  const who = arrivals.map((arrival) => {
    const id = contactIdOf(arrival, { owners, contacts: known.contacts }, promised);
    for (const kind of keyKinds) {
      const key = arrival.keys[kind];
      // A contact's own id needs no owner: the contact is the proof.
      if (key === undefined || owners.has(key) || (kind === 'id' && arrival.ref.id === id)) continue;
      owners.set(key, id);
      claims.push({ kind, key, contact: id });
    }
    if (arrival.keys.email !== undefined) promised.add(contactKey(arrival.workspace, id));
    return contactKey(arrival.workspace, id);
  });
  return { who, claims };
}

/**
 * The hub's own id is believed first, then the address, then the device, then the number (families share the last two).
 * A visitor without an address who gives one that nobody has becomes that person.
 */
function contactIdOf(arrival: Arrival, { owners, contacts }: Known, promised: ReadonlySet<string>): string {
  const owner = (key: string | undefined) => (key === undefined ? undefined : owners.get(key));
  const { keys, ref, workspace, guess } = arrival;
  const guessed = guess.slice(workspace.length + 1);
  if (ref.id !== undefined) return contacts.has(guess) ? guessed : (owner(keys.id) ?? owner(keys.email) ?? guessed);
  const device = owner(keys.anonymous);
  if (ref.email === undefined) return device ?? owner(keys.mobile) ?? guessed;
  const visitor = device === undefined ? undefined : contacts.get(contactKey(workspace, device));
  const isFree = visitor?.type === 'Anonymous' && visitor.email === null && !promised.has(visitor._id);
  return owner(keys.email) ?? (isFree ? visitor.id : guessed);
}

/**
 * The claims to make first: those of one kind. A device, a number, a hub's id is given to whom an address has led to, so
 * it may be taken only when the address has been; otherwise, when somebody else was faster with the address, it would
 * belong for good to a contact that never came to be.
 */
export function firstClaims(claims: readonly Ownership[]): Ownership[] {
  const first = claimOrder.find((kind) => claims.some((claim) => claim.kind === kind));
  return claims.filter(({ kind }) => kind === first);
}

const claimOrder: readonly KeyKind[] = ['email', 'anonymous', 'mobile', 'id'];

/** An address that only served to find the contact does not change the one it has: it may be a former one. */
export function givesEmail({ ref, keys }: Arrival, contact: Contact, owners: ReadonlyMap<string, string>): boolean {
  if (keys.email === undefined || ref.email === contact.email) return true;
  if (owners.get(keys.email) !== contact.id) return false;
  return ref.id !== undefined || contact.email === null;
}
