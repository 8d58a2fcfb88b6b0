import type { Json, JsonObject } from '@fanfare/contracts';
import { objectOf } from '../json-schema.js';

export interface Field {
  /** `user.by`, `events[].name`, `answers.*.as`. */
  readonly path: string;
  readonly schema: JsonObject;
  /** Whether it must be there, where the object is that it belongs to. */
  readonly must: boolean;
}

/** The fields of an object and, each after its own, those of the objects in them. */
export function fieldsOf(object: JsonObject, prefix = ''): Field[] {
  const required = Array.isArray(object['required']) ? object['required'] : [];
  return Object.entries(objectOf(object['properties'])).flatMap(([name, property]) => {
    const [path, schema] = [`${prefix}${name}`, withoutNull(objectOf(property))];
    return [{ path, schema: objectOf(property), must: required.includes(name) }, ...within(schema, path)];
  });
}

function within(schema: JsonObject, path: string): Field[] {
  const [items, values] = [objectOf(schema['items']), objectOf(schema['additionalProperties'])];
  return [...fieldsOf(schema, `${path}.`), ...fieldsOf(items, `${path}[].`), ...fieldsOf(values, `${path}.*.`)];
}

/** A value that may also be null, as the schema of what it is otherwise. */
export function withoutNull(schema: JsonObject): JsonObject {
  const choices: Json[] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [];
  const [only, ...others] = choices.map(objectOf).filter(({ type }) => type !== 'null');
  return only && others.length === 0 ? { ...schema, ...only } : schema;
}
