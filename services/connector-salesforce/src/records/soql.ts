import type { Scalar } from './names.js';
import { typedValue } from './typed-value.js';

/** The characters that mean something in a quoted string, or cannot stand in one ("Quoted String Escape Sequences" of the SOQL reference). */
const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' }; // prettier-ignore

/** Text as a literal of a query: whatever it contains, it stays text. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\'"\n\r\t\b\f]/g, (sign) => escapes[sign] ?? sign)}'`;
}

/** A value as a filter on a field of this type takes it; undefined: it cannot be one. Dates have no quotes. */
export function literal(type: string, value: Scalar): string | undefined {
  const typed = typedValue(type, value);
  if (typeof typed !== 'string') return typed === undefined ? undefined : String(typed);
  return type === 'date' || type === 'datetime' ? typed : quoted(typed);
}

export interface Query {
  fields: readonly string[];
  type: string;
  /** Names of fields, with literals. */
  where: readonly (readonly [string, string])[];
  rest?: string;
}

/** A query for the records whose fields have these values. */
export function soql({ fields, type, where, rest = '' }: Query): string {
  const conditions = where.map(([name, value]) => `${name} = ${value}`).join(' AND ');
  return `SELECT ${fields.join(', ')} FROM ${type} WHERE ${conditions} ${rest}`.trimEnd();
}
