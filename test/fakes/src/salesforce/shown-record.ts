import type { Fields } from './object-type.js';
import type { StoredRecord } from './records.js';
import type { Field } from './schema.js';

/** Where a record is. */
export function urlOf(version: string, row: StoredRecord): string {
  return `/services/data/${version}/sobjects/${row.type}/${row.id}`;
}

/** A record as Salesforce shows it: where it is, and the fields that were asked for, null where they have no value. */
export function shownRecord(version: string, row: StoredRecord, fields: Field[]): Fields {
  const values = fields.map(({ name }) => [name, row.fields[name] ?? null] as const);
  return { attributes: { type: row.type, url: urlOf(version, row) }, ...Object.fromEntries(values) };
}
