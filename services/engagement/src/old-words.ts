const dayMs = 86_400_000;

/** A step comes again within this time, or never: longer than it can lie among the dead letters. */
const keptMs = 45 * dayMs;

/** Whether a step's word was written so long ago that the step cannot come again. One without an instant says so by its cause's. */
export function isOld({ recordedAt, at }: { recordedAt?: number; at: number }, now: number): boolean {
  return (recordedAt ?? at) < now - keptMs;
}
