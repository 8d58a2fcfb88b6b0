import { z } from 'zod';

/**
 * Whether runs that wait at a step can go on with another version when they have waited. `later`: they wait for a service,
 * which answers to the version that they have; at a wait of the workflow's own after that they can.
 */
const move = z.enum(['yes', 'later', 'no']);

/** What putting a version in force would mean for the runs under way of other versions. Nothing of it happened. */
export const publishingConsequences = z.object({
  version: z.number().int().nullable().describe('The version that it is about; null when it would be a new one.'),
  underWay: z.number().int().describe('Runs of other versions under way: what `exit` would end.'),
  waiting: z
    .array(
      z.object({
        version: z.number().int(),
        node: z.string(),
        runs: z.number().int(),
        move,
        because: z.string().optional().describe('What keeps them from moving.'),
      }),
    )
    .describe('Those of them that wait, by version and step; a run that waits at two steps counts at both.'),
});
export type PublishingConsequences = z.infer<typeof publishingConsequences>;
