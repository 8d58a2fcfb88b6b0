import { z } from 'zod';
import { instantMs } from './json.js';

/** A contact for whom a workflow is locked, because it started for it again and again. In the bucket `locks`. */
export const loopLock = z.object({
  workspace: z.string(),
  workflow: z.string(),
  /** The version that started last. */
  version: z.number().int().optional(),
  contact: z.string().optional(),
  /** What is stored from then on starts nothing. */
  since: instantMs,
  /** Somebody has unlocked the contact; without it the lock lasts as long as the bucket keeps it. */
  until: instantMs.optional(),
  /** So many contacts were locked by then that the workflow was paused. */
  pauses: z.literal(true).optional(),
});
export type LoopLock = z.infer<typeof loopLock>;
