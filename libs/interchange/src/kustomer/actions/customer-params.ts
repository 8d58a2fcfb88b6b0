import type { Json, JsonObject } from '@fanfare/contracts';
import { fieldOf, isObject } from '../../same.js';
import type { ReadParams } from './action-pair.js';

/** Fields of a customer that are lists of one kind of address; a contact has one of each. */
export const addresses = [
  { list: 'emails', field: 'email', ours: 'email' },
  { list: 'phones', field: 'phone', ours: 'mobile' },
] as const;

/** A field of the contact, and where its value was found. */
interface Field {
  readonly name: string;
  readonly value: Json;
  readonly path: string;
}

const unread: Readonly<Record<string, string>> = {
  id: "check that it is the run's contact: ContactUpdate changes no other; it is kept for the way back",
  tags: 'give addTags and removeTags by their names: here tags are not replaced; it is kept for the way back',
};

/** What a customer is changed to, as fields of a contact. */
export function fieldsOfCustomer(params: JsonObject, read: ReadParams): JsonObject {
  const fields = Object.entries(params).flatMap(([name, value]): Field[] => {
    const message = Object.hasOwn(unread, name) ? unread[name] : undefined;
    if (message !== undefined) {
      read.lose(name, message);
      return [];
    }
    return name === 'custom' ? customFields(value, read) : fieldsAt(name, value, read);
  });
  return Object.fromEntries(withoutDoubles(fields, read).map(({ name, value }) => [name, value]));
}

function withoutDoubles(fields: readonly Field[], { lose }: ReadParams): Field[] {
  const seen = new Set<string>();
  return fields.filter(({ name, path }) => {
    if (!seen.has(name)) return seen.add(name);
    lose(path, 'rename it: another attribute of this name is set already, and this one is left out');
    return false;
  });
}

function customFields(custom: Json, read: ReadParams): Field[] {
  if (isObject(custom)) {
    return Object.entries(custom).map(([name, value]) => fieldAt(name, value, `custom.${name}`, read));
  }
  read.lose('custom', 'give the attributes one by one: fields cannot come from a reference; kept for the way back');
  return [];
}

function fieldsAt(name: string, value: Json, read: ReadParams): Field[] {
  const address = addresses.find(({ list }) => list === name);
  if (!address) return [fieldAt(name, value, name, read)];
  const [first, ...more] = Array.isArray(value) ? value : [];
  const found = isObject(first) ? fieldOf(first, address.field) : undefined;
  if (!isObject(first) || found === undefined || more.length > 0) {
    read.lose(name, `give one ${address.ours}: a contact has no list of them; it is kept for the way back`);
    return [];
  }
  for (const other of Object.keys(first)) {
    if (other === address.field) continue;
    read.lose(`${name}.0.${other}`, 'there is no such field here; it is kept for the way back');
  }
  return [fieldAt(address.ours, found, `${name}.0.${address.field}`, read)];
}

function fieldAt(name: string, value: Json, path: string, read: ReadParams): Field {
  return { name, value: read.value(value, path), path };
}
