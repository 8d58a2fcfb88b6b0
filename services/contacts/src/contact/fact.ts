import type { ContactRef, Json } from '@fanfare/contracts';
import { coreFields, type Contact, type CoreField, type Row } from './contact.js';

/**
 * One thing said about a contact: a value of a field or property, or being in a set (a tag, a list). Everything that
 * changes a contact is a number of facts with one instant.
 */
export type Fact =
  | { kind: 'core'; name: CoreField; value: string | null }
  /** `always`: computed from what is there, so it holds whenever it comes. */
  | { kind: 'properties'; name: string; value: Json; always?: boolean }
  | { kind: 'tags'; name: string; value: boolean }
  /** `name` is the list's id; `label` is what people call it. */
  | { kind: 'lists'; name: string; label: string; value: boolean }
  /** Something done, or had, as `set/id`. */
  | { kind: 'did'; name: string; value: boolean }
  /** Computed from what is there, so it holds whenever it comes. */
  | { kind: 'tallies'; name: string; value: number; always: true };

/** Under this key the fact's instant is kept. */
export function keyOf(fact: Fact): string {
  return `${fact.kind}.${fact.name}`;
}

/** What a fact changes, as the contact's history keeps it. */
export function rowOf(fact: Fact, before: Json): Row {
  const row = { kind: fact.kind, property: historyName(fact), before, after: fact.value };
  return fact.kind === 'lists' ? { ...row, list: fact.name } : row;
}

function historyName(fact: Fact): string {
  switch (fact.kind) {
    case 'core':
    case 'properties':
      return fact.name;
    case 'tags':
      return `tags.${fact.name}`;
    case 'lists':
      return `lists.${fact.label}`;
    case 'did':
    case 'tallies':
      return fact.name;
    default:
      return fact satisfies never;
  }
}

/** What the contact says about it now. */
export function valueOf(contact: Contact, fact: Fact): Json {
  switch (fact.kind) {
    case 'core':
      return contact[fact.name];
    case 'properties':
      return contact.properties.find(({ name }) => name === fact.name)?.value ?? null;
    case 'tags':
    case 'lists':
    case 'did':
      return contact[fact.kind].includes(fact.name);
    case 'tallies':
      return tallyOf(contact, fact.name);
    default:
      return fact satisfies never;
  }
}

/** Nothing counts as 0. */
export function tallyOf({ tallies }: Pick<Contact, 'tallies'>, tally: string): number {
  return tallies.find(({ name }) => name === tally)?.value ?? 0;
}

/** Core fields and properties by name. A property called like a core field is that field's shadow and is left out. */
export function factsOf(ref: ContactRef): Fact[] {
  const core: Fact[] = [];
  for (const name of ['email', 'mobile', 'firstName', 'lastName'] as const) {
    const value = ref[name];
    if (value !== undefined) core.push({ kind: 'core', name, value });
  }
  const own = Object.entries(ref.properties ?? {}).filter(([name]) => !coreFields.includes(name));
  return [...core, ...own.map(([name, value]): Fact => ({ kind: 'properties', name, value }))];
}
