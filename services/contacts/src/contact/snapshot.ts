import type { ContactSnapshot } from '@fanfare/contracts';
import { behaviourOf } from '../behaviour/behaviour-of.js';
import type { Contact } from './contact.js';

/** The contact as workflows see it: lists by name, properties as an object. What is empty of what it has done is not there. */
export function snapshotOf(contact: Contact, listName: (id: string) => string): ContactSnapshot {
  const { id, type, email, mobile, firstName, lastName, tags, lists, segments, properties } = contact;
  return {
    id,
    type,
    email,
    mobile,
    firstName,
    lastName,
    tags,
    lists: lists.map(listName),
    ...(segments.length > 0 && { segments }),
    // Not by assignment: a property may be called __proto__.
    properties: Object.fromEntries(properties.map(({ name, value }) => [name, value])),
    ...behaviourOf(contact),
  };
}
