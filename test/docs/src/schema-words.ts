import type { Json, JsonObject } from '@fanfare/contracts';
import { objectOf } from './json-schema.js';
import { prose, value } from './markdown.js';

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
export function typeOf(schema: JsonObject): string {
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

/** What a schema says of a value besides its type. */
export function noteOf(field: JsonObject): string {
  const without = field['default'] === undefined ? '' : `Without it: ${value(field['default'])}.`;
  return [descriptionOf(field), boundsOf(field), without].filter((part) => part !== '').join(' ');
}

export function descriptionOf({ description }: JsonObject): string {
  return typeof description === 'string' ? prose(description.replace(/(?<![.…])$/, '.')) : '';
}

/** What every whole number of JavaScript keeps is no bound. */
export function boundsOf({ minimum, maximum, exclusiveMinimum, maxItems }: JsonObject): string {
  return [
    minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? '' : `At least ${JSON.stringify(minimum)}.`,
    exclusiveMinimum === undefined ? '' : `More than ${JSON.stringify(exclusiveMinimum)}.`,
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : `At most ${JSON.stringify(maximum)}.`,
    maxItems === undefined ? '' : `At most ${JSON.stringify(maxItems)} items.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
