import type { JsonObject } from '@fanfare/contracts';
import { objectOf } from './json-schema.js';
import { code, table } from './markdown.js';
import { noteOf, typeOf } from './schema-words.js';

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
