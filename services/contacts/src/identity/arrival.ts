import { normaliseRef, type ContactRef } from '@fanfare/contracts';
import { contactKey, type Contact } from '../contact/contact.js';
import type { Said } from '../contact/apply-facts.js';
import { keysOf, naturalId, type Keys } from './keys.js';

/** Somebody said something about a contact: a run's event, a person who saves one. */
export interface Arrival extends Said {
  cause: string;
  source: string;
  workspace: string;
  ref: ContactRef;
  keys: Keys;
  /** The contact's `_id`, unless it is known under another one. */
  guess: string;
  /** Tags to add. */
  tags: readonly string[];
  /** Lists to be added to. `label`: what people call it. */
  lists: readonly { id: string; label: string }[];
  /** What it changes is published: nobody else tells of it. */
  tells: boolean;
}

export function arrivalOf(
  given: Said & {
    cause: string;
    source: string;
    workspace: string;
    contact: ContactRef;
    tags?: readonly string[];
    lists?: Arrival['lists'];
    tells?: boolean;
  },
): Arrival {
  const { contact, tags = [], lists = [], tells = false, ...rest } = given;
  const ref = normaliseRef(contact);
  const keys = keysOf(given.workspace, ref);
  return { ...rest, ref, keys, tags, lists, tells, guess: contactKey(given.workspace, naturalId(ref, keys)) };
}

/**
 * The contact at the guessed id is the one meant, and has every key of the arrival already: nobody needs to be asked.
 * (A contact has an e-mail only after that address was given to it for good, so its own word is enough.)
 */
export function isCovered({ ref }: Arrival, contact: Contact | undefined): contact is Contact {
  if (!contact) return false;
  const same = (wanted: string | undefined, has: string | null) => wanted === undefined || wanted === has;
  const seen = ref.anonymousId === undefined || contact.anonymousIds.includes(ref.anonymousId);
  return same(ref.email, contact.email) && same(ref.mobile, contact.mobile) && seen;
}

/** Whether a reference has anything to recognise a contact by. */
export function saysWho({ id, email, mobile, anonymousId }: ContactRef): boolean {
  return (id ?? email ?? mobile ?? anonymousId) !== undefined;
}
