import type { ContactRow, ContactSnapshot } from '@fanfare/contracts';
import { lastSeen } from '../behaviour/behaviour-of.js';
import type { Contact } from '../contact/contact.js';
import { tallyOf } from '../contact/fact.js';

/** A contact as tables and files show it. */
export function rowOfContact(snapshot: ContactSnapshot, contact: Contact): ContactRow {
  const { avatarUrl, segments, createdAt, updatedAt } = contact;
  return { ...snapshot, avatarUrl, segments, createdAt, updatedAt, lastSeenAt: tallyOf(contact, lastSeen) || null };
}
