import { z } from 'zod';
import { duration } from './duration.js';
import { workflowId, workspaceId } from './names.js';

export const schedule = z
  .strictObject({
    cron: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'When, as five cron fields (minute, hour, day of month, month, day of week), as six with seconds first, or as a word such as @daily.',
      ),
    timezone: z.string().optional().describe("The IANA time zone of cron. Without it: the workflow's."),
    every: duration.optional().describe('How often, as an ISO 8601 duration of at least a minute.'),
  })
  .describe('When a workflow starts by itself: either `cron` or `every`.');
export type Schedule = z.infer<typeof schedule>;

/** A schedule with nothing left open, as it is armed. */
export const armedSchedule = z.union([
  z.strictObject({ cron: z.string(), timezone: z.string() }),
  z.strictObject({ every: duration }),
]);
export type ArmedSchedule = z.infer<typeof armedSchedule>;

/** What an armed schedule releases each time it fires: whose it is. The event that it becomes carries site and card. */
export const scheduleDue = z.object({
  workspace: workspaceId,
  workflow: workflowId,
  site: z.string().optional(),
  card: z.string().optional(),
  schedule: armedSchedule,
});
export type ScheduleDue = z.infer<typeof scheduleDue>;
