import type { Json, JsonObject } from '@fanfare/contracts';

/** What was stored as JSON; null stays null. */
export function fromJson(text: string): JsonObject;
export function fromJson(text: string | null): JsonObject | null;
export function fromJson(text: string | null): JsonObject | null {
  return text === null ? null : (JSON.parse(text) as JsonObject);
}

/** The same of what need not be an object. */
export function anyFromJson(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
