import { z } from 'zod';
import { endingReason } from './history.js';
import { instantMs } from './json.js';

/** Runs that ended as a whole, all for one reason. */
export const endedRuns = z.object({
  runs: z.array(z.string()).max(1_000),
  at: instantMs,
  status: z.enum(['Success', 'Failed', 'Cancelled']),
  reason: endingReason,
});
export type EndedRuns = z.infer<typeof endedRuns>;
