import type { Json, JsonObject } from '@fanfare/contracts';
import { isDatetime } from './track-time.js';

export const longestText = 255;
const mostBytes = 100 * 1024;
/** Braze answers these with an error (event_object.md). */
const reserved = new Set(['time', 'event_name']);

/** The properties that have a value: what a workflow found empty is not sent. */
export function filledProperties(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

/** What is wrong with the properties of an event or a purchase: where, and what; null: nothing (event_object.md, purchase_object.md). */
export function propertiesProblem(properties: JsonObject): { name: string; problem: string } | null {
  for (const [name, value] of Object.entries(properties)) {
    const problem = nameProblem(name) ?? valueProblem(value);
    if (problem) return { name, problem };
  }
  const isTooLarge = Buffer.byteLength(JSON.stringify(properties)) > mostBytes;
  return isTooLarge ? { name: '', problem: `the properties are larger than ${mostBytes / 1024} KB` } : null;
}

function nameProblem(name: string): string | null {
  if (name === '' || name.length > longestText) return `the name of a property has 1 to ${longestText} characters`;
  if (name.startsWith('$')) return 'the name of a property does not begin with $';
  return reserved.has(name) ? 'is a name that Braze keeps for itself' : null;
}

function valueProblem(value: Json): string | null {
  if (typeof value === 'string') return value.length > longestText ? `is longer than ${longestText} characters` : null;
  if (Array.isArray(value)) {
    if (value.some(isDatetime)) return 'a list must not hold dates with a time';
    return value.map(valueProblem).find((problem) => problem !== null) ?? null;
  }
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).map(valueProblem).find((problem) => problem !== null) ?? null; // prettier-ignore
}
