import type { Json, JsonObject } from '@fanfare/contracts';

/** A part of a schema, as an object; nothing else of it interests. */
export function objectOf(part: Json | undefined): JsonObject {
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? part : {};
}
