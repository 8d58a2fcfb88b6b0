import { timeOfDay, type FieldProblem, type Json } from '@fanfare/contracts';
import { durationOf, instantOf } from '../dates.js';
import {
  alternatives,
  isObject,
  itemOf,
  propertyOf,
  requiredOf,
  resolved,
  typeName,
  typesOf,
  type SchemaAt,
} from '../schema.js';
import { kindOfText } from '../text.js';
import { isTimezone } from '../timezone.js';
import { same } from '../compare.js';
import { didYouMean, some } from './closest.js';

/** What a value breaks of a JSON Schema, as far as it can be known before it runs: a reference may turn out to be anything. */
export function schemaProblems(value: Json, at: SchemaAt, path: string): FieldProblem[] {
  if (typeof value === 'string' && kindOfText(value).kind !== 'literal') return textProblems(value, at, path);
  const choices = alternatives(at);
  if (choices.length !== 1 || choices[0] !== at) return alternativeProblems(value, at, choices, path);
  const schema = resolved(at);
  if (!schema) return [];
  const types = typesOf(at);
  if (types && !fits(value, types)) return [{ path, message: `give ${wanted(types)}` }];
  const message = boundProblem(value, schema);
  if (message !== null) return [{ path, message }];
  if (Array.isArray(value)) return value.flatMap((item, i) => schemaProblems(item, itemOf(at, i), `${path}.${i}`));
  return isObject(value) ? objectProblems(value, at, path) : [];
}

const scalars = ['string', 'number', 'integer', 'boolean'];

/** A template gives a text, which becomes a number where one is wanted, but never a list or an object. */
function textProblems(text: string, at: SchemaAt, path: string): FieldProblem[] {
  const types = typesOf(at);
  if (kindOfText(text).kind !== 'template' || !types || scalars.some((type) => types.has(type))) return [];
  return [
    { path, message: `give ${wanted(types)}, or a single reference such as {{ steps.a.b }}: a template gives a text` },
  ];
}

function alternativeProblems(value: Json, at: SchemaAt, choices: SchemaAt[], path: string): FieldProblem[] {
  const all = choices.map((choice) => schemaProblems(value, choice, path));
  if (all.length === 0 || all.some((problems) => problems.length === 0)) return [];
  // The alternative that was probably meant is the one of the same type: its problems say more than the list of types.
  const meant = all.filter((problems) => !problems.some((problem) => problem.path === path));
  const [only] = meant;
  if (meant.length === 1 && only) return only;
  const types = typesOf(at);
  return (
    all.find((_, i) => fits(value, typesOf(choices[i] ?? at) ?? new Set())) ?? [
      { path, message: types ? `give ${wanted(types)}` : 'none of the allowed forms fits' },
    ]
  );
}

function fits(value: Json, types: ReadonlySet<string>): boolean {
  if (types.has(typeName(value))) return true;
  return types.has('integer') && Number.isInteger(value);
}

const names: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function wanted(types: ReadonlySet<string>): string {
  return [...types].map((type) => names[type] ?? type).join(' or ');
}

function boundProblem(value: Json, schema: { [key: string]: Json }): string | null {
  const choices = schema['enum'] ?? ('const' in schema ? [schema['const'] ?? null] : undefined);
  if (
    Array.isArray(choices) &&
    !choices.some((choice) => typeName(choice) === typeName(value) && same(choice, value, false))
  ) {
    return `choose one of ${some(choices.map(String))}${typeof value === 'string' ? didYouMean(value, choices.map(String)) : ''}`;
  }
  if (typeof value === 'number') return rangeProblem(value, schema);
  if (typeof value === 'string') {
    return sizeProblem([...value].length, schema, 'Length', 'characters') ?? formatProblem(value, schema['format']);
  }
  return Array.isArray(value) ? sizeProblem(value.length, schema, 'Items', 'items') : null;
}

function rangeProblem(
  value: number,
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: { [key: string]: Json },
): string | null {
  if (typeof minimum === 'number' && value < minimum) return `give at least ${minimum}`;
  if (typeof maximum === 'number' && value > maximum) return `give at most ${maximum}`;
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) return `give more than ${exclusiveMinimum}`;
  return typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum
    ? `give less than ${exclusiveMaximum}`
    : null;
}

function sizeProblem(
  size: number,
  schema: { [key: string]: Json },
  what: 'Length' | 'Items',
  unit: string,
): string | null {
  const least = schema[`min${what}`];
  const most = schema[`max${what}`];
  if (typeof least === 'number' && size < least) {
    return size === 0 ? 'is required: it may not be empty' : `give at least ${least} ${unit}`;
  }
  return typeof most === 'number' && size > most ? `give at most ${most} ${unit}` : null;
}

const formats: Record<string, { ok: (text: string) => boolean; say: string }> = {
  email: { ok: (text) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text), say: 'an e-mail address' },
  uri: { ok: (text) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text), say: 'an address such as https://example.com/path' },
  'date-time': { ok: (text) => instantOf(text) !== null, say: 'an ISO 8601 date-time such as 2027-01-31T09:00:00Z' },
  date: { ok: (text) => text.length === 10 && instantOf(text) !== null, say: 'a date such as 2027-01-31' },
  duration: { ok: (text) => durationOf(text) !== null, say: 'an ISO 8601 duration such as PT30M or P2D' },
  'time-of-day': { ok: (text) => timeOfDay.safeParse(text).success, say: 'a time of day such as 09:30' },
  timezone: { ok: isTimezone, say: 'an IANA time zone such as Europe/Berlin' },
};

function formatProblem(text: string, format: Json | undefined): string | null {
  const rule = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined;
  return !rule || text.length > 2_000 || rule.ok(text) ? null : `give ${rule.say}`;
}

function objectProblems(value: { [key: string]: Json }, at: SchemaAt, path: string): FieldProblem[] {
  const missing = requiredOf(at).filter((name) => !Object.hasOwn(value, name));
  const unknown = new Set(unknownFields(value, at));
  const known = isObject(resolved(at)?.['properties']) ? Object.keys(resolved(at)?.['properties'] ?? {}) : [];
  return [
    ...missing.map((name) => ({
      path: `${path}.${name}`,
      message: `is required: give ${wantedBy(propertyOf(at, name))}`,
    })),
    ...[...unknown].map((name) => ({
      path: `${path}.${name}`,
      message: `remove '${name}': there is no such field here${didYouMean(name, known)}`,
    })),
    ...Object.entries(value)
      .filter(([name]) => !unknown.has(name))
      .flatMap(([name, part]) => schemaProblems(part, propertyOf(at, name), `${path}.${name}`)),
  ];
}

function wantedBy(at: SchemaAt): string {
  const types = typesOf(at);
  return types && types.size > 0 ? wanted(types) : 'a value';
}

/** A schema that lists its fields and does not say that others are welcome drops them unseen; better to say so now. */
function unknownFields(value: { [key: string]: Json }, at: SchemaAt): string[] {
  const schema = resolved(at);
  const properties = schema?.['properties'];
  const open = schema?.['additionalProperties'] ?? (isObject(properties) ? schema?.['allOf'] !== undefined : true);
  if (open !== false) return [];
  return Object.keys(value).filter((name) => !isObject(properties) || !Object.hasOwn(properties, name));
}
