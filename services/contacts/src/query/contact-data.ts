import type { ContactRow, ContactSnapshot, JsonObject } from '@fanfare/contracts';
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

/** A contact as tables and files show it. */
export function rowOfContact(snapshot: ContactSnapshot, contact: Contact): ContactRow {
  const { avatarUrl, segments, createdAt, updatedAt } = contact;
  return { ...snapshot, avatarUrl, segments, createdAt, updatedAt, lastSeenAt: tallyOf(contact, lastSeen) || null };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
