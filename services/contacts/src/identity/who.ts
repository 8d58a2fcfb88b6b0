import { contactKey, type Contact } from '../contact/contact.js';
import type { Arrival } from './arrival.js';
import { keyKinds, type KeyKind } from './keys.js';

/** A key and the contact it belongs to for good: identities are only ever added. */
export interface Ownership {
  kind: KeyKind;
  key: string;
  contact: string;
}

/** What is known when a batch is decided: owners, and contacts that were merged, as the contacts that they are now. */
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
  /** Visitors who turned out to be these contacts: of each arrival at the same place, `_id`s. */
  visitors: string[][];
}

/** Decides who each arrival of a batch is about; an arrival counts for those after it. */
export function decide(arrivals: readonly Arrival[], known: Known): Decided {
  const owners = new Map(known.owners);
  const promised = new Set<string>();
  const claims: Ownership[] = [];
  const visitors: string[][] = [];
  const who = arrivals.map((arrival) => {
    const situation = { owners, contacts: known.contacts };
    const id = contactIdOf(arrival, situation, promised);
    visitors.push(
      visitorsBehind(arrival, situation, promised).filter((key) => key !== contactKey(arrival.workspace, id)),
    );
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
  return { who, claims, visitors };
}

/**
 * The hub's own id is believed first, then the address, then the device, then the number (families share the last two).
 * A visitor without an address who gives one that nobody has becomes that person.
 */
function contactIdOf(arrival: Arrival, situation: Known, promised: ReadonlySet<string>): string {
  const { owners, contacts } = situation;
  const owner = (key: string | undefined) => (key === undefined ? undefined : owners.get(key));
  const { keys, ref, workspace, guess } = arrival;
  const there = contacts.get(guess);
  // Of one that was merged, the contact that it is now.
  const guessed = there?.id ?? guess.slice(workspace.length + 1);
  const known = owner(keys.email);
  if (ref.id !== undefined) {
    if (there && !(known !== undefined && isVisitor(there))) return guessed;
    return (there ? undefined : owner(keys.id)) ?? known ?? guessed;
  }
  const device = owner(keys.anonymous);
  if (ref.email === undefined) return device ?? owner(keys.mobile) ?? guessed;
  const [visitor] = visitorsBehind(arrival, situation, promised);
  return known ?? (visitor === undefined ? guessed : visitor.slice(workspace.length + 1));
}

/** Visitors that an arrival with an address names, by the hub's id or the device: they are whoever has that address. */
function visitorsBehind(
  { keys, ref, workspace, guess }: Arrival,
  { owners, contacts }: Known,
  promised: ReadonlySet<string>,
): string[] {
  if (ref.email === undefined) return [];
  const device = keys.anonymous === undefined ? undefined : owners.get(keys.anonymous);
  const named = [
    ...(ref.id === undefined ? [] : [contacts.get(guess)]),
    ...(device === undefined ? [] : [contacts.get(contactKey(workspace, device))]),
  ];
  const visitors = named.flatMap((contact) => (contact && isVisitor(contact) ? [contact._id] : []));
  return [...new Set(visitors)].filter((key) => !promised.has(key));
}

function isVisitor({ type, email }: Contact): boolean {
  return type === 'Anonymous' && email === null;
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
