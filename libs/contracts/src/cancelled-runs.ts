import { z } from 'zod';

/** What became of runs that somebody cancels, by their ids. */
export const cancelledRuns = z.object({
  cancelled: z.array(z.string()).describe('Stop at their next step at the latest; what they wait for is forgotten.'),
  over: z.array(z.string()).describe('Had ended before.'),
  unknown: z.array(z.string()).describe('Are not there, or nothing is known of them yet.'),
});
export type CancelledRuns = z.infer<typeof cancelledRuns>;
