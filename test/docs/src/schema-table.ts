import type { Json, JsonObject } from '@fanfare/contracts';
import { objectOf } from './json-schema.js';
import { code, prose, table, value } from './markdown.js';

/** The fields of an object as a table: what each is, and whether it must be there. `always` is the word for that. */
export function schemaTable(schema: JsonObject, always: string): string {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const fields = Object.entries(objectOf(schema['properties'])).map(([name, field]) => ({
    name,
    field: objectOf(field),
    must: required.includes(name),
  }));
  const described = fields.some(({ field }) => noteOf(field) !== '');
  return table(
    ['Field', 'Type', always, ...(described ? ['Meaning'] : [])],
    fields.map(({ name, field, must }) => [
      code(name),
      typeOf(field),
      must ? 'yes' : '',
      ...(described ? [noteOf(field)] : []),
    ]),
  );
}

const names: Record<string, string> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
};

/** A schema's type in words. */
function typeOf(schema: JsonObject): string {
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return choices.map((choice) => typeOf(objectOf(choice))).join(' or ');
  if (Array.isArray(schema['enum'])) return someOf(schema['enum']);
  if ('const' in schema) return value(schema['const'] ?? null);
  const types = Array.isArray(schema['type']) ? schema['type'] : [schema['type'] ?? ''];
  const words = types.map((type) => (typeof type === 'string' && names[type]) || 'anything').join(' or ');
  const items = objectOf(schema['items']);
  const of = words === 'list' && Object.keys(items).length > 0 ? listOf(items) : words;
  return typeof schema['format'] === 'string' && schema['format'] !== 'email' ? `${of} (${schema['format']})` : of;
}

function listOf(items: JsonObject): string {
  return typeof items['type'] === 'string' && !items['enum']
    ? `list of ${typeOf(items)}s`
    : `list, each ${typeOf(items)}`;
}

/** A choice of very many, such as the triggers, is documented elsewhere. */
function someOf(choices: Json[]): string {
  if (choices.length === 1) return choices.map(value).join('');
  if (choices.length <= 8) return `one of ${choices.map(value).join(', ')}`;
  return `one of ${choices.length}, such as ${choices.slice(0, 2).map(value).join(' and ')}`;
}

function noteOf(field: JsonObject): string {
  const { description, minimum, maximum } = field;
  return [
    typeof description === 'string' ? prose(description.replace(/\.?$/, '.')) : '',
    minimum === undefined ? '' : `At least ${JSON.stringify(minimum)}.`,
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : `At most ${JSON.stringify(maximum)}.`,
    field['default'] === undefined ? '' : `Without it: ${value(field['default'])}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
