import { z } from 'zod';
import { instantMs } from './json.js';
import { runSummary } from './run.js';

/**
 * A run that does not go on by itself: nothing of it is in any message, no timer of it is armed and nobody waits in it
 * (`lost`), or a message of it was set aside and waits for a person (`setAside`).
 */
export const stuckRun = z.object({
  run: runSummary,
  standing: z.enum(['lost', 'setAside']),
  /** When it was last heard of. */
  lastFactAt: instantMs,
  foundAt: instantMs,
  /** The dead letters that hold its messages, by their numbers. */
  letters: z.array(z.number().int()),
});
export type StuckRun = z.infer<typeof stuckRun>;
