import { z } from 'zod';
import { instantMs, json } from './json.js';
import { runStatus } from './run-status.js';
import { endingReason, stepFinished, stepLane } from './history.js';
import { runMode } from './token.js';

/** A run as a list shows it. */
export const runSummary = z.object({
  id: z.string(),
  workspace: z.string(),
  workflow: z.string(),
  workflowName: z.string(),
  version: z.number().int(),
  mode: runMode,
  status: runStatus,
  trigger: z.string(),
  event: z.string(),
  occurredAt: z.string(),
  contact: z.string().nullable(),
  site: z.string().nullable(),
  card: z.string().nullable(),
  startedAt: instantMs,
  finishedAt: instantMs.nullable(),
  /** The run that this one does once more. */
  replayOf: z.string().optional(),
  /** The run of which a step called this one; those that one called are found by it. */
  caller: z.string().optional(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** One visit of one step, its latest attempt first of all. `status` is what a person asks: is it done, does it wait, did it fail? */
export const runStep = stepFinished.omit({ kind: true, run: true, workspace: true, at: true }).extend({
  status: z.enum(['Success', 'Failed', 'Retrying', 'Waiting', 'Cancelled']),
  waitingFor: z.string().optional(),
  until: instantMs.optional(),
  /** The vendor that it waits for; since when that is down, and when it is tried next, is said by `health`. */
  lane: stepLane.optional(),
});
export type RunStep = z.infer<typeof runStep>;

export const runBranch = z.object({
  branch: z.string(),
  node: z.string(),
  into: z.number().int().optional(),
  /** Items that had branches of their own; the branch itself waited for them, and went on. */
  items: z.number().int().optional(),
  replayedAt: instantMs.optional(),
  /** How often it was tried again; `endedAfter`: how often by the end that is known. */
  replays: z.number().int().optional(),
  exit: z.string().optional(),
  failed: z.boolean().optional(),
  endedAt: instantMs.optional(),
  endedAfter: z.number().int().optional(),
  reason: json.optional(),
});
export type RunBranch = z.infer<typeof runBranch>;

/** Whether nothing of it is under way: the end that is known is the end of its last try. */
export function isBranchOver({ endedAt, endedAfter = 0, replayedAt, replays }: RunBranch): boolean {
  if (endedAt === undefined || replayedAt === undefined) return endedAt !== undefined;
  // Facts of before tries were counted say it by their instants.
  return replays === undefined ? replayedAt < endedAt : replays <= endedAfter;
}

/** A run with all its steps, in the order they finished. */
export const runDocument = runSummary.extend({
  steps: z.array(runStep),
  branches: z.array(runBranch),
  /** The version that it goes on with, and since when. */
  moved: z.object({ version: z.number().int(), at: instantMs }).optional(),
  /** Why it ended before its branches did. */
  ended: z
    .object({ at: instantMs, status: z.enum(['Success', 'Failed', 'Cancelled']), reason: endingReason })
    .optional(),
  /** Whom it was about is deleted: what it took in and gave out is gone, and a placeholder is in the place of the contact and the event. */
  contactDeleted: z.literal(true).optional(),
});
export type RunDocument = z.infer<typeof runDocument>;
