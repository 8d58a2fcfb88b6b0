import type { Words } from './text/words.js';

/** The fields of a customer that a contact has under a name of its own. Everything else is a property. */
const fields: readonly (readonly [customer: string, contact: string])[] = [
  ['id', 'id'],
  ['firstName', 'firstName'],
  ['lastName', 'lastName'],
  ['emails.0.email', 'email'],
  ['phones.0.phone', 'mobile'],
  ['tags', 'tags'],
];
const contactField = new Map(fields);
const customerField = new Map(fields.map(([customer, contact]) => [contact, customer]));

/** Where a customer's field is found on the run's contact. */
export function contactPath(words: Words): Words | null {
  const [first, ...rest] = words;
  if (first === undefined) return ['contact'];
  const field = contactField.get(words.join('.'));
  if (field !== undefined) return ['contact', field];
  if (first === 'custom') return ['contact', 'properties', ...rest];
  return first === 'emails' || first === 'phones' ? null : ['contact', 'properties', ...words];
}

/** The customer's field for a path that begins with `contact`. A property is a custom attribute. */
export function customerPath([, first, ...rest]: Words): Words | null {
  if (first === undefined) return null;
  if (first === 'properties') return ['custom', ...rest];
  const field = customerField.get(first);
  return field === undefined ? null : [...field.split('.'), ...rest];
}

/** `changes.attributes.firstName.after`, and both forms in which changes of custom attributes are written. */
export function changeOfCustomer([, group, name, ...rest]: Words): Words | null {
  if (group !== 'attributes' || name === undefined) return null;
  if (name !== 'custom') return ['trigger', 'data', 'changes', name, ...rest];
  const [first, second, ...deeper] = rest;
  if (first === undefined || second === undefined) return null;
  const [property, side] = isSide(first) ? [second, first] : [first, second];
  return ['trigger', 'data', 'changes', property, side, ...deeper];
}

/** The way back of what follows `trigger.data`. */
export function customerChange([changes, name, ...rest]: Words): Words | null {
  if (changes !== 'changes' || name === undefined) return null;
  const own = name === 'firstName' || name === 'lastName';
  return own ? ['changes', 'attributes', name, ...rest] : ['changes', 'attributes', 'custom', name, ...rest];
}

function isSide(word: string): boolean {
  return word === 'before' || word === 'after';
}
