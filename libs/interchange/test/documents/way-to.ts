import type { JsonObject } from '@fanfare/contracts';

export const always = { op: 'true', values: [true] };

/** A transition as Kustomer writes it. */
export function wayTo(target: string, condition: JsonObject = always, name?: string): JsonObject {
  return { target, condition, ...(name !== undefined && { meta: { name } }) };
}
