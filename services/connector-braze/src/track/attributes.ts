import type { Json, JsonObject } from '@fanfare/contracts';
import { nestedProblem } from './nested-attribute.js';
import { isDirecting, profileField } from './profile-fields.js';

const longestName = 255;

/** What is wrong with an attribute by Braze's documents, in words without its value; null: nothing (user_attributes_object.md). */
export function attributeProblem(name: string, value: Json): string | null {
  if (name === '' || name.length > longestName) return `the name of an attribute has 1 to ${longestName} characters`;
  if (isDirecting(name)) return 'names or directs the user and is no attribute; the step has a field of its own for it';
  const field = profileField(name);
  if (field) return field.safeParse(value).error?.issues[0]?.message ?? null;
  if (isObject(value) && operationsIn(value).length > 0) return operationProblem(value);
  if (isNested(name, value)) return nestedProblem(value);
  // What is left are scalars and their arrays.
  return Array.isArray(value) && !value.every(isScalar) ? 'a list holds texts, numbers and truth values only' : null;
}

/** An object, or a list of objects, that is stored as it is. */
export function isNested(name: string, value: Json): boolean {
  if (profileField(name)) return false;
  if (Array.isArray(value)) return value.some(isObject);
  return isObject(value) && operationsIn(value).length === 0;
}

/** Whether setting it twice is as good as once: counting is not, and adding objects to a list of objects is not. */
export function isRepeatable(name: string, value: Json): boolean {
  if (profileField(name) || !isObject(value)) return true;
  return !('inc' in value || '$add' in value);
}

/** As it is sent: a count that came as text, out of a template, is a number. */
export function attributeValue(value: Json): Json {
  if (!isObject(value) || typeof value['inc'] !== 'string') return value;
  return { inc: Number(value['inc']) };
}

function operationProblem(value: JsonObject): string | null {
  const { inc, add, remove } = value;
  if (operationsIn(value).length < Object.keys(value).length) return 'inc, add and remove stand alone';
  if (inc !== undefined) {
    if (add !== undefined || remove !== undefined) return 'is either counted or a list that is added to';
    return /^-?\d{1,15}$/.test(typeof inc === 'object' ? '' : String(inc)) ? null : 'inc takes a whole number';
  }
  const lists = [add, remove].filter((list) => list !== undefined);
  const areGood = lists.every((list) => Array.isArray(list) && list.every(isScalar));
  return areGood ? null : 'add and remove take a list of texts, numbers and truth values';
}

function operationsIn(value: JsonObject): string[] {
  return ['inc', 'add', 'remove'].filter((operation) => Object.hasOwn(value, operation));
}

function isScalar(value: Json): boolean {
  return value !== null && typeof value !== 'object';
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
