import { isDeepStrictEqual } from 'node:util';
import { behaviourCountNames } from '@fanfare/contracts';
import { applyFacts } from '../contact/apply-facts.js';
import { coreFields, type Contact, type CoreField, type Row, type Values } from '../contact/contact.js';
import { higherType } from '../contact/contact-type.js';
import { keyOf, tallyOf, valueOf, type Fact } from '../contact/fact.js';
import { maxDevices } from '../identity/arrive.js';

/** Fields whose value a person chose. */
export type Choices = Readonly<Record<string, 'survivor' | 'loser'>>;

export interface Absorbed {
  contact: Contact;
  rows: Row[];
}

/**
 * A contact with all that another one was. What was said later counts, as if both had been one from the beginning, in
 * whatever order this and other changes come; an address only where there is none, unless a person chose it.
 */
export function absorb(
  survivor: Contact,
  { id, was, createdAt, at, choices, listName }: Loser & { at: number; choices: Choices },
): Absorbed {
  let contact = survivor;
  const rows: Row[] = [];
  const facts = was.asOf.map(({ key, at: from }) => ({ from, fact: factOf(key, was, listName) }));
  for (const { from, fact } of facts) {
    const chosen = chosenFact(fact, survivor, choices);
    if (chosen === null) continue;
    const instant = chosen === 'by hand' ? Math.max(at, asOf(contact, fact) ?? 0) : from;
    const order = chosen === 'by hand' ? 'later' : 'settled';
    const applied = applyFacts(contact, [fact.kind === 'tallies' ? together(contact, fact) : fact], {
      at: instant,
      order,
    });
    contact = applied.contact;
    rows.push(...applied.rows.filter(({ kind }) => kind !== 'type'));
  }
  const type = higherType(contact.type, was.type);
  if (type !== survivor.type) rows.push({ kind: 'type', property: 'type', before: survivor.type, after: type });
  const devices = [...survivor.anonymousIds, ...was.anonymousIds.filter((d) => !survivor.anonymousIds.includes(d))];
  return {
    rows,
    contact: {
      ...contact,
      type,
      anonymousIds: devices.slice(-maxDevices),
      createdAt: Math.min(survivor.createdAt, createdAt),
      absorbed: [...new Set([...survivor.absorbed, id, ...was.absorbed])],
      absorbing: survivor.absorbing.filter((other) => other !== id),
    },
  };
}

export interface Loser {
  id: string;
  was: Values;
  createdAt: number;
  listName: (id: string) => string;
}

/**
 * A contact without what it had of another one and nobody has changed since. `instants`: those that it had of the
 * values that were replaced.
 */
export function release(
  contact: Contact,
  { id, was, listName }: Loser,
  rows: readonly Row[],
  instants: Contact['asOf'],
): Absorbed {
  let released = contact;
  const undone: Row[] = [];
  for (const row of rows) {
    const fact = factOfRow(row, listName);
    if (!fact || !(isSum(fact) || isDeepStrictEqual(valueOf(released, fact), row.after))) continue;
    const before = isSum(fact) ? tallyOf(released, fact.name) - tallyOf(was, fact.name) : row.before;
    const back = { ...fact, value: before } as Fact;
    const applied = applyFacts(released, [back], { at: asOf(released, fact) ?? 0, order: 'later' });
    const earlier = instants.find(({ key }) => key === keyOf(fact));
    const others = applied.contact.asOf.filter(({ key }) => key !== keyOf(fact));
    released = { ...applied.contact, asOf: earlier ? [...others, earlier] : others };
    undone.push(...applied.rows.filter(({ kind }) => kind !== 'type'));
  }
  const raised = rows.find(({ kind, after }) => kind === 'type' && after === contact.type);
  const type = raised ? (raised.before as Contact['type']) : contact.type;
  const gone = new Set([id, ...was.absorbed]);
  return {
    rows: undone,
    contact: {
      ...released,
      type,
      anonymousIds: contact.anonymousIds.filter((device) => !was.anonymousIds.includes(device)),
      absorbed: contact.absorbed.filter((other) => !gone.has(other)),
    },
  };
}

/** Whether a value is taken by its instant, is taken by hand, or (null) is not taken. */
function chosenFact(fact: Fact, survivor: Contact, choices: Choices): 'by instant' | 'by hand' | null {
  const choice = fact.kind === 'core' || fact.kind === 'properties' ? choices[fact.name] : undefined;
  if (choice === 'loser') return 'by hand';
  if (choice === 'survivor') return null;
  return keyOf(fact) === 'core.email' && survivor.email !== null ? null : 'by instant';
}

/** What both have of it: things that were counted add up, of scores and instants the higher one counts. */
function together(contact: Contact, fact: Fact & { kind: 'tallies' }): Fact {
  const had = tallyOf(contact, fact.name);
  return { ...fact, value: isSum(fact) ? had + fact.value : Math.max(had, fact.value) };
}

function isSum({ kind, name }: Fact): boolean {
  return kind === 'tallies' && behaviourCountNames.some((count) => count === name);
}

function asOf(contact: Contact, fact: Fact): number | undefined {
  return contact.asOf.find(({ key }) => key === keyOf(fact))?.at;
}

/** What a contact says under the key of an instant. */
function factOf(key: string, was: Values, listName: Loser['listName']): Fact {
  const kind = key.slice(0, key.indexOf('.')) as Fact['kind'];
  const name = key.slice(kind.length + 1);
  switch (kind) {
    case 'core':
      return { kind, name: name as CoreField, value: was[name as CoreField] };
    case 'properties':
      return { kind, name, value: was.properties.find((property) => property.name === name)?.value ?? null };
    case 'tags':
      return { kind, name, value: was.tags.includes(name) };
    case 'lists':
      return { kind, name, label: listName(name), value: was.lists.includes(name) };
    case 'did':
      return { kind, name, value: was.did.includes(name) };
    case 'tallies':
      return { kind, name, value: tallyOf(was, name), always: true };
    default:
      return kind satisfies never;
  }
}

function factOfRow({ kind, property, list, after }: Row, listName: Loser['listName']): Fact | null {
  switch (kind) {
    case 'core':
      return coreFields.includes(property)
        ? { kind, name: property as CoreField, value: after as string | null }
        : null;
    case 'properties':
      return { kind, name: property, value: after };
    case 'tags':
      return { kind, name: property.slice('tags.'.length), value: after === true };
    case 'lists':
      return list === undefined ? null : { kind, name: list, label: listName(list), value: after === true };
    case 'did':
      return { kind, name: property, value: after === true };
    case 'tallies':
      return { kind, name: property, value: Number(after), always: true };
    case 'type':
    case 'segments':
      return null;
    default:
      return kind satisfies never;
  }
}
