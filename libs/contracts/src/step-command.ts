import { z } from 'zod';
import { instantMs, jsonObject } from './json.js';
import { actionName } from './names.js';
import { runMode } from './token.js';

/** What a service is asked to do. The token travels beside it as cargo, unread, and comes back with the result. */
export const stepCommand = z.object({
  stepId: z.string(),
  action: actionName,
  attempt: z.number().int().min(1),
  workspace: z.string(),
  mode: runMode,
  /** Null when the event is about nobody. */
  contactId: z.string().nullable(),
  input: jsonObject,
  /** The instant of the cause: what a service may use as "now" when it wants a repeat to compute the same. */
  at: instantMs,
  timeoutMs: z.number().int().positive(),
  /** When it is too late, in ms: a step that still waits for a vendor then fails. */
  deadlineAt: instantMs.optional(),
  /** Since when it waits for a vendor. */
  waitsSince: instantMs.optional(),
  onUnknownOutcome: z.enum(['park', 'fail', 'repeat']).optional(),
  /** The workflows that led here, oldest first, the step's own last: what an event caused by this step must carry. */
  chain: z.array(z.string()).min(1),
});
export type StepCommand = z.infer<typeof stepCommand>;
