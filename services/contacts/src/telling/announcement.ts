import type { Announcement } from '../documents.js';
import { causeKey, type Contact, type Edit } from '../contact/contact.js';

export function announcementOf({ _id: contact }: Pick<Contact, '_id'>, cause: string, at: number): Announcement {
  return { _id: causeKey({ contact, cause }), contact, cause, at };
}

/** Those of the causes of an edit that we are to tell of. */
export function announcementsOf({ contact, tells = [] }: Edit, at: number): Announcement[] {
  return tells.map((cause) => announcementOf(contact, cause, at));
}
