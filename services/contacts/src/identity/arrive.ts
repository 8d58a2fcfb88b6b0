import { applyFacts, withType, type Applying } from '../contact/apply-facts.js';
import type { Contact } from '../contact/contact.js';
import { higherType, typeOf } from '../contact/contact-type.js';
import { factsOf, type Fact } from '../contact/fact.js';
import type { Arrival } from './arrival.js';

/** Devices remembered of one contact; older ones still find it, through the identities. */
export const maxDevices = 50;

/** The contact after an arrival. `withEmail`: the address is this contact's to have. */
export function arrive(before: Contact, arrival: Arrival, withEmail: boolean): Applying {
  const { ref } = arrival;
  const facts = factsOf(ref).filter((fact) => withEmail || fact.name !== 'email');
  const tags = arrival.tags.map((name): Fact => ({ kind: 'tags', name, value: true }));
  const lists = arrival.lists.map(({ id, label }): Fact => ({ kind: 'lists', name: id, label, value: true }));
  const applied = applyFacts(before, [...facts, ...tags, ...lists], arrival);
  // Type and devices only grow, so they need no instants.
  const type = higherType(applied.contact.type, typeOf(ref));
  const anonymousIds = withDevice(before.anonymousIds, ref.anonymousId);
  const touched = applied.touched || anonymousIds !== before.anonymousIds;
  return withType(before, { contact: { ...applied.contact, type, anonymousIds }, rows: applied.rows, touched });
}

function withDevice(devices: string[], device: string | undefined): string[] {
  if (device === undefined || devices.includes(device)) return devices;
  return [...devices, device].slice(-maxDevices);
}
