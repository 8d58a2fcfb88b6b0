import type { ContactSnapshot } from '@fanfare/contracts';
import { behaviourOf, countsOf, lastSeen } from '../behaviour/behaviour-of.js';
import type { Contact } from './contact.js';
import { tallyOf } from './fact.js';

/**
 * The contact as conditions see it: those of workflows, filters and segments alike, so that one question has one answer. Lists by name,
 * properties as an object, instants as texts; a set that nothing is in is not there, what is counted is there as 0.
 */
export function snapshotOf(contact: Contact, listName: (id: string) => string): ContactSnapshot {
  const { id, type, email, mobile, firstName, lastName, tags, lists, segments, properties } = contact;
  const seenAt = tallyOf(contact, lastSeen);
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
    counts: countsOf(contact),
    createdAt: isoOf(contact.createdAt),
    updatedAt: isoOf(contact.updatedAt),
    lastSeenAt: seenAt === 0 ? null : isoOf(seenAt),
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
