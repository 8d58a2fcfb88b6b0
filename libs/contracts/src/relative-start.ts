import { z } from 'zod';
import { durationMs } from './duration.js';
import { instantMs } from './json.js';
import { workflowId, workspaceId } from './names.js';
import { timeOfDay } from './time-of-day.js';

/** A duration with a direction: `-P3D` is three days before. */
const offset = z
  .string()
  .refine((text) => durationMs(text.replace(/^[+-]/, '')) !== null, 'expected a duration such as -P3D (before) or P1D')
  .describe('How long before (-P3D) or after (P1D) the date. Without it: on the date itself.');

export const relativeStart = z
  .strictObject({
    date: z.string().min(1).max(1_000).describe('The date, such as {{ trigger.data.startsAt }}.'),
    offset: offset.optional(),
    at: timeOfDay.optional().describe("The time of that day, on the workflow's clock. Without it: the date's own."),
    ifPast: z
      .enum(['skip', 'run'])
      .optional()
      .describe('What to do when that was before the event: nothing (skip), or begin at once (run). Without it: skip.'),
  })
  .describe('The run begins at a date of its event, or some time before or after it, instead of at once.');
export type RelativeStart = z.infer<typeof relativeStart>;

/** What a run that begins later waits as, beside its event: which workflow begins at which instant. */
export const startDue = z.object({
  workspace: workspaceId,
  workflow: workflowId,
  run: z.string(),
  /** The version that said so; the one in force at the date decides. */
  version: z.number().int().positive().optional(),
  dueAt: instantMs,
});
export type StartDue = z.infer<typeof startDue>;
