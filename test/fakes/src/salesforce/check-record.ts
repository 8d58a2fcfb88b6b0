import type { Fields } from './object-type.js';
import { Refusal, notJson, refuse, type Trouble } from './refusal.js';
import { fieldOf, type Field, type KnownType } from './schema.js';

/** What was sent, with the names as they are declared. Refuses what there is no field for, or what a field cannot hold. */
export function readFields(type: KnownType, sent: Fields): Fields {
  const fields = parsedFields(type, sent);
  for (const { field } of fields) if (field.isSystem) throw notInBody(field.name);
  return Object.fromEntries(fields.map(({ field, value }) => [field.name, value]));
}

/**
 * Refuses what Salesforce meets while it still reads the body: its refusal names a line and a column (restforce issue 619,
 * qore issue 3908), so in a collection it is the whole request that is refused. Nobody documents the latter.
 */
export function parsedFields(type: KnownType, sent: Fields): { field: Field; value: unknown }[] {
  const { attributes, ...fields } = sent;
  return Object.entries(fields).map(([name, value]) => {
    const field = fieldOf(type, name);
    if (!field) throw refuse(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${type.name}`);
    if (!canHold(field, value)) throw notJson(`Cannot deserialize instance of ${field.type} from value ${String(value)}`); // prettier-ignore
    return { field, value };
  });
}

/** A field that the URL has already, or that nobody may write. */
export function notInBody(field: string): Refusal {
  return refuse(400, 'INVALID_FIELD', `The ${field} field should not be specified in the sobject data.`);
}

/** Refuses a record that would lack what is required, or break a rule. */
export function checkWhole(type: KnownType, record: Fields): void {
  const missing = type.fields.filter((one) => one.required && isEmpty(record[one.name])).map((one) => one.name);
  if (missing.length > 0) {
    throw refuse(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
  }
  const broken = type.rules.filter((rule) => rule.isBroken(record));
  if (broken.length > 0) {
    const troubles = broken.map(({ message, field, code = 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }): Trouble => ({
      errorCode: code,
      message,
      fields: field === undefined ? [] : [field],
    }));
    throw new Refusal(400, troubles);
  }
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function canHold({ type }: Field, value: unknown): boolean {
  if (value === null) return true;
  if (type === 'double') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  // A day with a time is none, and an instant needs its T and its zone (qore issue 3908, regican issue 2).
  if (type === 'date') return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  if (type === 'datetime') return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(value); // prettier-ignore
  if (type === 'time') return typeof value === 'string' && /^\d\d:\d\d:\d\d(?:\.\d+)?Z?$/.test(value);
  return typeof value === 'string' || typeof value === 'number';
}
