import type { Json, JsonObject } from '@fanfare/contracts';
import { alternatives, isObject, itemOf, propertyOf, resolved, typesOf, type SchemaAt } from './schema.js';

/** A schema may refer to itself. */
const maxDepth = 8;

/** A value that a JSON Schema admits, always the same: what its author gave as an example, else one of the right type. */
export function sampleOf(schema: JsonObject): Json {
  return sampleAt({ schema, root: schema }, 0);
}

function sampleAt(at: SchemaAt, depth: number): Json {
  const schema = resolved(at) ?? {};
  const { examples, default: byDefault, const: only, enum: choices } = schema;
  const [example] = Array.isArray(examples) ? examples : [];
  const [choice] = Array.isArray(choices) ? choices : [];
  const given = [example, byDefault, only, choice].find((value) => value !== undefined);
  if (given !== undefined) return given;
  const [first = at, ...others] = alternatives(at);
  if (first !== at) return sampleAt([first, ...others].find((one) => !isNull(one)) ?? first, depth);
  return typedSample([...(typesOf(at) ?? [])], at, schema, depth);
}

function isNull(at: SchemaAt): boolean {
  const types = typesOf(at);
  return types?.size === 1 && types.has('null');
}

function typedSample(types: readonly string[], at: SchemaAt, schema: JsonObject, depth: number): Json {
  switch (types.find((type) => type !== 'null') ?? (isObject(schema['properties']) ? 'object' : types[0])) {
    case 'object':
      return depth > maxDepth ? {} : objectSample(at, schema, depth);
    case 'array':
      return depth > maxDepth ? [] : listSample(at, schema, depth);
    case 'integer':
    case 'number':
      return numberSample(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
      return textSample(schema);
    default:
      return 'sample';
  }
}

function objectSample(at: SchemaAt, { properties }: JsonObject, depth: number): JsonObject {
  const names = isObject(properties) ? Object.keys(properties) : [];
  return Object.fromEntries(names.map((name) => [name, sampleAt(propertyOf(at, name), depth + 1)]));
}

/** One item, so that whoever goes through the list is seen at work. */
function listSample(at: SchemaAt, { minItems, maxItems }: JsonObject, depth: number): Json[] {
  if (maxItems === 0) return [];
  const length = Math.max(1, typeof minItems === 'number' ? Math.min(minItems, 100) : 1);
  return Array.from({ length }, (_, i) => sampleAt(itemOf(at, i), depth + 1));
}

function numberSample(schema: JsonObject): number {
  const bound = (name: string) => (typeof schema[name] === 'number' ? schema[name] : undefined);
  const least = bound('minimum') ?? (bound('exclusiveMinimum') ?? 0) + 1;
  const most = bound('maximum') ?? bound('exclusiveMaximum') ?? Number.POSITIVE_INFINITY;
  const step = bound('multipleOf');
  // zod writes every safe integer as a bound: that is no lower end that anybody chose.
  const wanted = least <= Number.MIN_SAFE_INTEGER ? 1 : Math.max(least, 1);
  const value = wanted <= most ? wanted : Math.min(Math.max(least, 0), most);
  return step ? Math.ceil(value / step) * step : value;
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2027-01-01T09:00:00Z',
  date: '2027-01-01',
  time: '09:00:00',
  duration: 'PT1H',
  email: 'sample@example.com',
  uri: 'https://example.com/sample',
  uuid: '00000000-0000-4000-8000-000000000000',
};

function textSample({ format, minLength, maxLength }: JsonObject): string {
  const known = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (known !== undefined) return known;
  const least = typeof minLength === 'number' ? Math.min(minLength, 1_000) : 0;
  return 'sample'.padEnd(least, '-').slice(0, typeof maxLength === 'number' ? Math.max(maxLength, least) : undefined);
}
