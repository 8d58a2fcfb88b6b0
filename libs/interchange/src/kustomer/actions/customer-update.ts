import type { Json, JsonObject } from '@fanfare/contracts';
import { fieldOf, isObject } from '../../same.js';
import { contactPath } from '../customer-fields.js';
import { loseOtherInput, type ActionPair, type ReadParams, type WriteParams } from './action-pair.js';

const success = { exit: 'Success' } as const;

/** Fields of a customer that are lists of one kind of address; a contact has one of each. */
const addresses = [
  { list: 'emails', field: 'email', ours: 'email' },
  { list: 'phones', field: 'phone', ours: 'mobile' },
] as const;
const named = ['firstName', 'lastName'];

/** Changes a customer. Custom attributes are properties here, and so is every field that a contact has no name for. */
export const customerUpdate: ActionPair = {
  kustomer: ['kustomer.customer.update'],
  fanfare: 'ContactUpdate',
  goesOnBy: ['Success'],
  waysOut: [success],
  input(params, read) {
    const fields: Field[] = [];
    for (const [name, value] of Object.entries(params)) {
      if (name === 'id') {
        const message =
          "check that it is the run's contact: ContactUpdate changes no other; it is kept for the way back";
        read.lose('id', message);
      } else if (name === 'tags') {
        read.lose(
          'tags',
          'give addTags and removeTags by their names: here tags are not replaced; kept for the way back',
        );
      } else if (name === 'custom') fields.push(...customFields(value, read));
      else fields.push(...fieldsOf(name, value, read));
    }
    return { fields: Object.fromEntries(withoutDoubles(fields, read).map(({ name, value }) => [name, value])) };
  },
  params(input, write) {
    loseOtherInput(input, ['fields'], write);
    const fields = isObject(input['fields']) ? input['fields'] : {};
    const params: [string, Json][] = write.customer === null ? [] : [['id', write.customer]];
    if (write.customer === null) {
      write.lose('', 'give the id of the customer: Kustomer does not know whom the run is about');
    }
    const custom: [string, Json][] = [];
    for (const [name, value] of Object.entries(fields)) {
      const written = write.value(value, `fields.${name}`);
      const address = addresses.find(({ ours }) => ours === name);
      if (address) params.push([address.list, [{ [address.field]: written }]]);
      else if (isTopLevel(name, write)) params.push([name, written]);
      else custom.push([name, written]);
    }
    if (custom.length > 0) params.push(['custom', Object.fromEntries(custom)]);
    return Object.fromEntries(params);
  },
  // The run's contact is up to date after the step, so that is where its fields are read.
  output: contactPath,
  outputBack: () => null,
};

/** A field of the contact, and where its value was found. */
interface Field {
  readonly name: string;
  readonly value: Json;
  readonly path: string;
}

function withoutDoubles(fields: readonly Field[], read: ReadParams): Field[] {
  const seen = new Set<string>();
  return fields.filter(({ name, path }) => {
    if (seen.has(name))
      read.lose(path, 'rename it: another attribute of this name is set already, and this one is left out');
    return !seen.has(name) && seen.add(name);
  });
}

function customFields(custom: Json, read: ReadParams): Field[] {
  if (isObject(custom)) {
    return Object.entries(custom).map(([name, value]) => fieldAt(name, value, `custom.${name}`, read));
  }
  read.lose('custom', 'give the attributes one by one: fields cannot come from a reference; kept for the way back');
  return [];
}

function fieldsOf(name: string, value: Json, read: ReadParams): Field[] {
  const address = addresses.find(({ list }) => list === name);
  if (!address) return [fieldAt(name, value, name, read)];
  const [first, ...more] = Array.isArray(value) ? value : [];
  const found = isObject(first) ? fieldOf(first, address.field) : undefined;
  if (found === undefined || more.length > 0) {
    read.lose(name, `give one ${address.ours}: a contact has no list of them; it is kept for the way back`);
    return [];
  }
  for (const other of Object.keys(first as JsonObject)) {
    if (other !== address.field)
      read.lose(`${name}.0.${other}`, 'there is no such field here; it is kept for the way back');
  }
  return [fieldAt(address.ours, found, `${name}.0.${address.field}`, read)];
}

function fieldAt(name: string, value: Json, path: string, read: ReadParams): Field {
  return { name, value: read.value(value, path), path };
}

function isTopLevel(name: string, { before }: WriteParams): boolean {
  const custom = fieldOf(before, 'custom');
  if (isObject(custom) && Object.hasOwn(custom, name)) return false;
  return named.includes(name) || Object.hasOwn(before, name);
}
