import type { Json, JsonObject } from '@fanfare/contracts';

/** A JSON Schema, or a part of one. `true` and an absent schema accept anything. */
type Schema = Json | undefined;

/** A schema and the document that its `$ref`s point into. */
export interface SchemaAt {
  readonly schema: Schema;
  readonly root: JsonObject;
}

export const anything: SchemaAt = { schema: undefined, root: {} };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows `$ref` (inside the document only); gives undefined when it leads nowhere, which accepts anything. */
export function resolved({ schema, root }: SchemaAt): JsonObject | undefined {
  let at: Schema = schema;
  for (let hops = 0; hops < 20 && isObject(at) && typeof at['$ref'] === 'string'; hops++) {
    at = pointed(root, at['$ref']);
  }
  return isObject(at) && at['$ref'] === undefined ? at : undefined;
}

function pointed(root: JsonObject, pointer: string): Schema {
  if (pointer === '#') return root;
  if (!pointer.startsWith('#/')) return undefined;
  let at: Schema = root;
  for (const word of pointer.slice(2).split('/')) {
    const name = word.replaceAll('~1', '/').replaceAll('~0', '~');
    at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

/** The alternatives of a schema: of `anyOf` or `oneOf`, else the schema alone. */
export function alternatives(at: SchemaAt): SchemaAt[] {
  const schema = resolved(at);
  const choices = schema?.['anyOf'] ?? schema?.['oneOf'];
  return Array.isArray(choices) ? choices.map((choice) => ({ schema: choice, root: at.root })) : [at];
}

/** The JSON types a schema admits, through its alternatives; null when it does not say. */
export function typesOf(at: SchemaAt, depth = 0): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const choice of alternatives(at)) {
    const own = choice === at || depth > 5 ? ownTypes(resolved(choice)) : typesOf(choice, depth + 1);
    if (!own) return null;
    for (const type of own) found.add(type);
  }
  return found;
}

function ownTypes(schema: JsonObject | undefined): ReadonlySet<string> | null {
  const type = schema?.['type'];
  if (typeof type === 'string') return new Set([type]);
  if (Array.isArray(type)) return new Set(type.filter((name) => typeof name === 'string'));
  const choices = schema?.['enum'] ?? (schema && 'const' in schema ? [schema['const'] ?? null] : undefined);
  return Array.isArray(choices) ? new Set(choices.map(typeName)) : null;
}

export function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

export function propertyOf(at: SchemaAt, name: string): SchemaAt {
  const schema = resolved(at);
  const properties = schema?.['properties'];
  if (isObject(properties) && Object.hasOwn(properties, name)) return { schema: properties[name], root: at.root };
  return { schema: schema?.['additionalProperties'], root: at.root };
}

export function itemOf(at: SchemaAt, index: number): SchemaAt {
  const schema = resolved(at);
  const prefix = schema?.['prefixItems'];
  if (Array.isArray(prefix) && index < prefix.length) return { schema: prefix[index], root: at.root };
  return { schema: schema?.['items'], root: at.root };
}

export function requiredOf(at: SchemaAt): string[] {
  const required = resolved(at)?.['required'];
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}
