import type { KnownType } from './schema.js';

/** A type in the list of all types. */
export function describeShortly({ name, label, keyPrefix }: KnownType) {
  return { name, label, keyPrefix, createable: true, updateable: true, queryable: true };
}

/** What a form needs of the several hundred properties of a describe. */
export function describe(type: KnownType): unknown {
  return {
    ...describeShortly(type),
    fields: type.fields.map((field) => ({
      name: field.name,
      label: field.label,
      type: field.name === 'Id' ? 'id' : field.type,
      nillable: !field.required && !field.isSystem,
      createable: !field.isSystem,
      updateable: !field.isSystem,
      defaultedOnCreate: field.isSystem,
      externalId: field.externalId,
      unique: field.unique,
    })),
  };
}
