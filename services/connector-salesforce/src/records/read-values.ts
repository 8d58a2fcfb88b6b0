import { failure, type FailureOutcome } from '@fanfare/connector';
import type { Field, ObjectType } from './object-type.js';
import type { FieldValues, Scalar } from './names.js';
import { kindOf } from './typed-value.js';

/** Values by the names that their fields have, or why they cannot be had. */
export type Read<T> = { values: Record<string, T> } | { refused: FailureOutcome };

/** Gives each field its value in the form that `read` says, and refuses before Salesforce would refuse all that goes with it. */
export function readValues<T>(
  type: ObjectType,
  fields: FieldValues,
  read: (fieldType: string, value: Scalar) => T | undefined,
): Read<T> {
  const values: Record<string, T> = {};
  for (const [name, value] of Object.entries(fields)) {
    const field = type.field(name);
    if (!field) return { refused: failure('FieldUnknown', unknown(type, name)) };
    const typed = read(field.type, value);
    if (typed === undefined) return { refused: failure('FieldInvalid', invalid(type, field)) };
    values[field.name] = typed;
  }
  return { values };
}

function unknown({ name }: ObjectType, field: string): string {
  return `${name} has no field ${field}, or the user of the connected app may not see it.`;
}

function invalid({ name }: ObjectType, field: Field): string {
  return `${name}.${field.name} takes ${kindOf(field.type)}.`;
}
