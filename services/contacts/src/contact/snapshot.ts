import type { ContactSnapshot } from '@fanfare/contracts';
import type { Contact } from './contact.js';

/** The contact as workflows see it: lists by name, properties as an object. */
export function snapshotOf(contact: Contact, listName: (id: string) => string): ContactSnapshot {
  const { id, type, email, mobile, firstName, lastName, tags, lists, properties } = contact;
  return {
    id,
    type,
    email,
    mobile,
    firstName,
    lastName,
    tags,
    lists: lists.map(listName),
    // Not by assignment: a property may be called __proto__.
    properties: Object.fromEntries(properties.map(({ name, value }) => [name, value])),
  };
}
