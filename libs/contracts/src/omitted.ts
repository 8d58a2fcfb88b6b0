import type { JsonObject } from './json.js';

/** What stands in a run's history for data that was too large to keep. */
export type Omitted = { $omitted: { bytes: number; preview: string } };

/** True for what stands in for data, false for data. */
export function isOmitted(data: JsonObject): data is Omitted {
  return Object.hasOwn(data, '$omitted');
}
