/**
 * Timers are spread over so many streams, by run. The server stores what a schedule releases message by message and
 * flushes each by itself, one stream independently of another: of 10,000 timers of one instant the last was released
 * 9 to 10 s late from one stream, 1.8 s from four, 1.4 s from eight, 1.6 s from sixteen (docs/decisions/0009). A different
 * number would look for the timers that are armed in the wrong streams.
 */
export const timerShards = 8;

/** Which of the streams holds the timers of a run, or of a step by its id, which begins with its run. */
export function timerShardOf(stepId: string): number {
  const end = stepId.indexOf('/');
  const length = end < 0 ? stepId.length : end;
  // FNV-1a: short, and even for ids that differ in their last letters only.
  let hash = 0x811c9dc5;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ stepId.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % timerShards;
}
