import { z } from 'zod';
import { runMode } from './token.js';
import { runStatus } from './run-status.js';

/** Which runs of a workspace: a list of them, or those that a job is about. What is not said does not matter. */
export const runFilter = z.object({
  workflow: z.string().optional(),
  /** Of this version of the workflow ... */
  version: z.number().int().positive().optional(),
  /** ... or of one before this. */
  versionBelow: z.number().int().positive().optional(),
  /** ... or going on with another one than this, whichever it began with. */
  versionNot: z.number().int().positive().optional(),
  status: z.array(runStatus).optional(),
  mode: runMode.optional(),
  trigger: z.string().optional(),
  event: z.string().optional(),
  contact: z.string().optional(),
  site: z.string().optional(),
  card: z.string().optional(),
  /** Called by a step of this run. */
  caller: z.string().optional(),
  /** Started at this instant (ms) or later ... */
  from: z.number().optional(),
  /** ... and before this one. */
  to: z.number().optional(),
});
export type RunFilter = z.infer<typeof runFilter>;
