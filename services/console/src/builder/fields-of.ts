import type { Json, JsonObject } from '@fanfare/contracts';
import { isObject } from '../draft/value-at.js';

/** How a fixed value is typed. */
type Widget = 'text' | 'longText' | 'number' | 'switch' | 'choice' | 'texts' | 'pairs' | 'json';

/** A field of a form, as its JSON Schema says. */
export interface FieldOf {
  name: string;
  title: string;
  description: string;
  required: boolean;
  widget: Widget;
  /** Of a choice: what there is to choose. */
  options: readonly string[];
  /** What it is without being said. */
  byDefault: Json | undefined;
  /** The name of a list that the vendor, or a service, knows. */
  choices: string | null;
}

/** The fields of an input, those that must be given first. */
export function fieldsOf(schema: JsonObject | null): FieldOf[] {
  const properties = schema?.['properties'];
  if (!isObject(properties)) return [];
  const required = new Set(Array.isArray(schema?.['required']) ? schema['required'] : []);
  return Object.entries(properties)
    .map(([name, property]) => fieldOf(name, isObject(property) ? property : {}, required.has(name)))
    .sort((a, b) => Number(b.required) - Number(a.required));
}

function fieldOf(name: string, schema: JsonObject, required: boolean): FieldOf {
  const concrete = concreteOf(schema);
  const options = [concrete['enum'], [concrete['const']]].find(Array.isArray) ?? [];
  return {
    name,
    title: textOf(schema['title']) ?? titleOf(name),
    description: textOf(schema['description']) ?? '',
    required,
    widget: widgetOf(concrete),
    options: options.filter((option) => option !== undefined && option !== null).map(String),
    byDefault: schema['default'],
    choices: textOf(schema['choices']) ?? null,
  };
}

/** Of alternatives the one that is not null. */
function concreteOf(schema: JsonObject): JsonObject {
  const alternatives = [schema['anyOf'], schema['oneOf']].find(Array.isArray) ?? [];
  const [only, another] = alternatives.filter(isObject).filter(({ type }) => type !== 'null');
  return only && !another ? { ...only, ...schema } : schema;
}

function widgetOf(schema: JsonObject): Widget {
  const types = [schema['type']].flat().filter((type) => type !== 'null');
  if (Array.isArray(schema['enum']) || schema['const'] !== undefined) return 'choice';
  if (types.length > 1) return types.includes('string') ? 'text' : 'json';
  switch (types[0]) {
    case 'string':
      return typeof schema['maxLength'] === 'number' && schema['maxLength'] > 500 ? 'longText' : 'text';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'switch';
    case 'array':
      return isObject(schema['items']) && schema['items']['type'] === 'string' ? 'texts' : 'json';
    case 'object':
      return isObject(schema['properties']) ? 'json' : 'pairs';
    default:
      return 'json';
  }
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `untilTime` becomes Until time. */
function titleOf(name: string): string {
  const spaced = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
