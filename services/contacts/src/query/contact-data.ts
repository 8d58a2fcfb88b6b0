import type { ContactSnapshot, JsonObject } from '@fanfare/contracts';
import { countsOf, lastSeen } from '../behaviour/behaviour-of.js';
import type { Contact } from '../contact/contact.js';
import { tallyOf } from '../contact/fact.js';

/** A contact as filters see it: as workflows do, since when it is there, and when it was last seen. */
export function contactData(snapshot: ContactSnapshot, contact: Contact): JsonObject {
  const seenAt = tallyOf(contact, lastSeen);
  return {
    ...snapshot,
    counts: countsOf(contact),
    createdAt: isoOf(contact.createdAt),
    updatedAt: isoOf(contact.updatedAt),
    lastSeenAt: seenAt === 0 ? null : isoOf(seenAt),
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
