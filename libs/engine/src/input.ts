import type { Json, JsonObject, StepError } from '@fanfare/contracts';
import { TemplateFailed } from './liquid.js';
import { propertyOf, requiredOf, typesOf, type SchemaAt } from './schema.js';
import type { Scope } from './scope.js';
import { compileValue, readValue, type Value } from './value.js';

/** A step's input with every value resolved. `error`: it cannot be sent. */
interface ResolvedInput {
  readonly input: JsonObject;
  readonly error: StepError | null;
}

export type ReadInput = (scope: Scope) => ResolvedInput;

interface Field {
  readonly name: string;
  readonly source: Json;
  readonly value: Value;
  readonly required: boolean;
  readonly takesNull: boolean;
}

/**
 * Compiles an input against the action's JSON Schema. A required field that turns out empty, and a template that fails,
 * are an error that names the field; an optional field that turns out empty is left out, so that its default applies.
 */
export function compileInput(input: JsonObject, schema: JsonObject): ReadInput {
  const at: SchemaAt = { schema, root: schema };
  const required = new Set(requiredOf(at));
  const fields = Object.entries(input).map(([name, source]): Field => {
    const property = propertyOf(at, name);
    const takesNull = typesOf(property)?.has('null') ?? true;
    return { name, source, value: compileValue(source, { schema: property }), required: required.has(name), takesNull };
  });
  const missing = [...required].filter((name) => !Object.hasOwn(input, name));
  const read = (scope: Scope) => resolve(fields, missing, scope);
  if (missing.length > 0 || !fields.every(({ value }) => value.constant)) return read;
  const constant: ResolvedInput = Object.freeze({ input: Object.freeze(inputOf(fields)), error: null });
  return fields.some((field) => field.required && field.value.constant && isNothing(field.value.value))
    ? read
    : () => constant;
}

function inputOf(fields: readonly Field[]): JsonObject {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value.constant ? value.value : null]));
}

function resolve(fields: readonly Field[], missing: readonly string[], scope: Scope): ResolvedInput {
  const input: JsonObject = {};
  const empty: Field[] = [];
  for (const field of fields) {
    try {
      const value = readValue(field.value, scope);
      if (value !== null || field.takesNull || field.value.constant) input[field.name] = value;
      if (field.required && isNothing(value)) empty.push(field);
    } catch (error) {
      if (error instanceof TemplateFailed) return { input, error: templateFailed(field.name, error) };
      throw error;
    }
  }
  return { input, error: empty.length + missing.length > 0 ? inputInvalid(empty, missing) : null };
}

function isNothing(value: Json): boolean {
  return value === null || value === '';
}

function inputInvalid(empty: readonly Field[], missing: readonly string[]): StepError {
  const fields = [
    ...empty.map(({ name, source }) => ({ field: name, value: source })),
    ...missing.map((field) => ({ field, value: null })),
  ];
  const said = fields.map(({ field, value }) =>
    value === null ? `${field} is required` : `${field} is required, but ${shown(value)} was empty`,
  );
  return { code: 'InputInvalid', message: said.join('; '), retryable: false, details: { fields } };
}

function shown(value: Json): string {
  return typeof value === 'string' ? value || '""' : JSON.stringify(value);
}

export function templateFailed(field: string, error: TemplateFailed): StepError {
  return {
    code: 'TemplateFailed',
    message: `the template of ${field} failed: ${error.message}`,
    retryable: false,
    details: { field },
  };
}
