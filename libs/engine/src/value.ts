import type { Json, JsonObject } from '@fanfare/contracts';
import { castFor } from './cast.js';
import { compileReference, isForbiddenName } from './reference.js';
import { anything, itemOf, propertyOf, type SchemaAt } from './schema.js';
import type { Scope } from './scope.js';
import { compileTemplate } from './template.js';
import { kindOfText } from './text.js';

/** A value ready to be read: a constant is the same for every run and frozen. */
export type Value = { constant: true; value: Json } | { constant: false; read: (scope: Scope) => Json };

export interface ValueOptions {
  /** What the field wants; decides casts. */
  schema?: SchemaAt;
  /** True where emptiness is the question itself (`exists`), so that no warning is due. */
  quiet?: boolean;
}

/** Compiles a value of a definition, once. A missing reference reads as null and leaves a warning. Reading may throw TemplateFailed. */
export function compileValue(value: Json, options: ValueOptions = {}): Value {
  if (typeof value === 'string') return compileText(value, options);
  if (Array.isArray(value)) return compileList(value, options);
  if (typeof value === 'object' && value !== null) return compileObject(value, options);
  return { constant: true, value };
}

export function readValue(value: Value, scope: Scope): Json {
  return value.constant ? value.value : value.read(scope);
}

function compileText(text: string, { schema = anything, quiet = false }: ValueOptions): Value {
  const kind = kindOfText(text);
  const cast = castFor(schema);
  switch (kind.kind) {
    case 'literal':
    case 'broken':
      return { constant: true, value: text };
    case 'reference': {
      const read = compileReference(kind.path);
      return {
        constant: false,
        read(scope) {
          const found = read(scope);
          if (found !== undefined && found !== null) return cast ? cast(found) : found;
          if (!quiet) scope.warnings.push(`${text} was empty`);
          return null;
        },
      };
    }
    case 'template': {
      const template = compileTemplate(text);
      return { constant: false, read: (scope) => (cast ? cast(template.render(scope)) : template.render(scope)) };
    }
    default:
      return kind satisfies never;
  }
}

function compileList(list: Json[], options: ValueOptions): Value {
  const items = list.map((item, i) =>
    compileValue(item, { ...options, schema: itemOf(options.schema ?? anything, i) }),
  );
  if (items.every((item) => item.constant)) {
    return { constant: true, value: Object.freeze(items.map((item) => item.value)) as Json[] };
  }
  return { constant: false, read: (scope) => items.map((item) => readValue(item, scope)) };
}

function compileObject(object: JsonObject, options: ValueOptions): Value {
  const fields = Object.entries(object)
    .filter(([name]) => !isForbiddenName(name))
    .map(([name, value]) => ({
      name,
      value: compileValue(value, { ...options, schema: propertyOf(options.schema ?? anything, name) }),
    }));
  const read = (scope: Scope) => {
    const result: JsonObject = {};
    for (const { name, value } of fields) result[name] = readValue(value, scope);
    return result;
  };
  if (!fields.every((field) => field.value.constant)) return { constant: false, read };
  const constants = fields.map(({ name, value }) => [name, value.constant ? value.value : null] as const);
  return { constant: true, value: Object.freeze(Object.fromEntries(constants)) };
}
