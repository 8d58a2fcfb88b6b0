import type { Fields } from './object-type.js';
import type { Records, StoredRecord } from './records.js';
import { refuse, type Refusal } from './refusal.js';
import { fieldOf, type Field, type KnownType, type Schema } from './schema.js';
import type { Literal, Query } from './soql.js';
import { SoqlDate } from './soql-date.js';

/** The records that a query asks for, as they are shown. Refuses types, fields and literals that do not fit. */
export function selectRecords(query: Query, schema: Schema, records: Records, show: Show): Fields[] {
  const type = schema.find(query.object);
  if (!type) throw refuse(400, 'INVALID_TYPE', `sObject type '${query.object}' is not supported.`);
  const fields = fieldsNamed(type, query.fields);
  const filters = query.where.map(({ field, value }) => ({ field: filterField(type, field, value), value }));
  const live = new Set(records.live(type));
  const found = filters.reduce((left, { field, value }) => left.intersection(new Set(records.having(type, field.name, value))), live); // prettier-ignore
  const [by] = fieldsNamed(type, query.orderBy === null ? [] : [query.orderBy]);
  const sorted = by ? [...found].sort((a, b) => (String(a.fields[by.name]) < String(b.fields[by.name]) ? -1 : 1)) : found; // prettier-ignore
  return sorted.values().take(query.limit).map((row) => show(row, fields)).toArray(); // prettier-ignore
}

export type Show = (row: StoredRecord, fields: Field[]) => Fields;

/** The fields of these names, or a refusal. */
export function fieldsNamed(type: KnownType, names: string[]): Field[] {
  return names.map((name) => fieldOf(type, name) ?? fail(noColumn(type, name)));
}

function filterField(type: KnownType, name: string, value: Literal): Field {
  const [field] = fieldsNamed(type, [name]);
  if (!field || value === null) return field ?? fail(noColumn(type, name));
  const needs = ['double', 'boolean', 'date', 'datetime'].includes(field.type) ? field.type : 'string';
  const isQuoted = typeof value === 'string';
  if (needs === 'string' && !isQuoted) throw misquoted(field, needs, 'should be');
  if (needs !== 'string' && isQuoted) throw misquoted(field, needs, 'should not be');
  const isDate = value instanceof SoqlDate;
  if (isDate ? value.type !== needs : needs.startsWith('date')) throw misquoted(field, needs, 'should not be');
  return field;
}

function noColumn(type: KnownType, name: string): Refusal {
  return refuse(400, 'INVALID_FIELD', `No such column '${name}' on entity '${type.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`); // prettier-ignore
}

function misquoted(field: Field, needs: string, how: string): Refusal {
  return refuse(400, 'INVALID_FIELD', `value of filter criterion for field '${field.name}' must be of type ${needs} and ${how} enclosed in quotes`); // prettier-ignore
}

function fail(refusal: Refusal): never {
  throw refusal;
}
