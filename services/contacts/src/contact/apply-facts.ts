import { isDeepStrictEqual } from 'node:util';
import type { Json } from '@fanfare/contracts';
import { isOfThem, type Contact, type Row } from './contact.js';
import { higherType } from './contact-type.js';
import { keyOf, rowOf, valueOf, type Fact } from './fact.js';
import { searchTerms } from './search-terms.js';

/** When it was said, and who wins against something said in the same millisecond. */
export interface Said {
  at: number;
  /**
   * `settled`: an event yields to what is there, and one that merely confirms a value is not worth a write.
   * `later`: steps of a run come one after the other, so of two with one instant the one that comes second is the later.
   */
  order: 'settled' | 'later';
}

export interface Applying {
  contact: Contact;
  rows: Row[];
  /** Something must be written: a value, or only its instant. */
  touched: boolean;
}

/**
 * Set semantics by instant: each fact holds from its instant on, in whatever order the facts arrive. What is older than
 * the value that is there changes nothing. Applying the same facts again changes nothing.
 */
export function applyFacts(before: Contact, facts: readonly Fact[], { at, order }: Said): Applying {
  const asOf = new Map(before.asOf.map((entry) => [entry.key, entry.at]));
  const rows: Row[] = [];
  let contact = before;
  let touched = false;
  for (const fact of facts) {
    const known = asOf.get(keyOf(fact));
    const late = known !== undefined && (order === 'later' ? known > at : known >= at);
    const always = 'always' in fact && fact.always === true;
    if (late && !always) continue;
    const value = valueOf(contact, fact);
    const changes = !isDeepStrictEqual(value, fact.value);
    if (!changes && (order === 'settled' || known === at)) continue;
    asOf.set(keyOf(fact), Math.max(known ?? at, at));
    touched = true;
    if (!changes) continue;
    rows.push(rowOf(fact, value));
    contact = withFact(contact, fact);
  }
  if (!touched) return { contact: before, rows, touched };
  const known = [...asOf].map(([key, when]) => ({ key, at: when }));
  return withType(before, { contact: settled({ ...contact, asOf: known }, rows, at), rows, touched });
}

/** A move to another type is a change like others. */
export function withType(before: Contact, { contact, rows, touched }: Applying): Applying {
  if (contact.type === before.type) return { contact, rows, touched };
  const row: Row = {
    kind: 'type',
    property: 'type',
    before: before.rev === 0 ? null : before.type,
    after: contact.type,
  };
  return { contact, rows: [...rows.filter(({ kind }) => kind !== 'type'), row], touched: true };
}

function withFact(contact: Contact, fact: Fact): Contact {
  switch (fact.kind) {
    case 'core':
      return { ...contact, [fact.name]: fact.value };
    case 'properties':
      return { ...contact, properties: withProperty(contact.properties, fact.name, fact.value) };
    case 'tags':
    case 'lists':
    case 'did': {
      const others = contact[fact.kind].filter((name) => name !== fact.name);
      return { ...contact, [fact.kind]: fact.value ? [...others, fact.name] : others };
    }
    case 'tallies': {
      const others = contact.tallies.filter(({ name }) => name !== fact.name);
      return { ...contact, tallies: [...others, { name: fact.name, value: fact.value }] };
    }
    default:
      return fact satisfies never;
  }
}

function withProperty(properties: Contact['properties'], name: string, value: Json): Contact['properties'] {
  const others = properties.filter((property) => property.name !== name);
  return value === null ? others : [...others, { name, value }];
}

/** What follows from the values. */
function settled(contact: Contact, rows: readonly Row[], at: number): Contact {
  const named = contact.email ?? contact.mobile ?? contact.firstName ?? contact.lastName;
  return {
    ...contact,
    type: named === null ? contact.type : higherType(contact.type, 'Identified'),
    search: searchTerms(contact),
    updatedAt: rows.some(isOfThem) ? Math.max(contact.updatedAt, at) : contact.updatedAt,
  };
}
