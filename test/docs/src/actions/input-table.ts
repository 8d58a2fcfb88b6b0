import type { JsonObject } from '@fanfare/contracts';
import { code, table, value } from '../markdown.js';
import { boundsOf, descriptionOf, typeOf } from '../schema-words.js';
import { fieldsOf, withoutNull, type Field } from './fields.js';

/** What somebody fills in, for a step or to connect an account. Only an account has secrets. */
export function inputTable(schema: JsonObject): string {
  const fields = fieldsOf(schema);
  const secrets = fields.some(isSecret);
  return table(
    ['Field', 'Type', 'Required', 'Default', ...(secrets ? ['Secret'] : []), 'Meaning'],
    fields.map((field) => [
      code(field.path),
      typeOf(field.schema),
      field.must ? 'yes' : '',
      field.schema['default'] === undefined ? '' : value(field.schema['default']),
      ...(secrets ? [isSecret(field) ? 'yes' : ''] : []),
      meaningOf(field.schema),
    ]),
  );
}

function isSecret({ schema }: Field): boolean {
  return schema['secret'] === true;
}

function meaningOf(schema: JsonObject): string {
  const { title, choices } = schema;
  return [
    typeof title === 'string' ? `**${title}.**` : '',
    descriptionOf(schema),
    boundsOf(withoutNull(schema)),
    typeof choices === 'string' ? `The form offers: ${inWords(choices)}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Choices may depend on another field: `tags/{audience}`. */
function inWords(choices: string): string {
  return choices.replace(/\/\{(\w+)\}/, (_, field: string) => ` of the ${code(field)}`);
}
