import { z } from 'zod';
import { storedEvent } from './event.js';
import { instantMs, json, jsonObject } from './json.js';
import { contactSnapshot, gameplaySnapshot } from './token.js';

/** Why a step failed. `code` is a closed word in PascalCase (`InputInvalid`, `Timeout`); `message` tells a person what to do. */
export const stepError = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  /** The vendor's wish, counted from the result's `finishedAt`. */
  retryAfterMs: z.number().nonnegative().optional(),
  details: json.optional(),
});
export type StepError = z.infer<typeof stepError>;

/** How a step ended: by one of its exits. `error` is there exactly when the exit is `Failure`. */
export const outcome = z.object({
  exit: z.string(),
  output: jsonObject,
  error: stepError.optional(),
});
export type Outcome = z.infer<typeof outcome>;

/** A service's answer to one step command. */
export const stepResult = z.object({
  stepId: z.string(),
  attempt: z.number().int().min(1),
  startedAt: instantMs,
  finishedAt: instantMs,
  outcome,
  /** The contact after this step, when the step changed it: refreshes the token's snapshot. */
  contact: contactSnapshot.optional(),
  /** The gameplay after this step, when the step changed it: taken over where it is that of the token. */
  gameplay: gameplaySnapshot.optional(),
});
export type StepResult = z.infer<typeof stepResult>;

/**
 * What the orchestrator finds when a timer fires: a Delay is over, a step may be placed now (it could not be earlier, or
 * people were to be left in peace), an event that was waited for has not come, or the run has taken too long.
 */
export const timerFired = z.object({
  stepId: z.string(),
  dueAt: instantMs,
  /** The event that came, for one that was waited for. */
  event: storedEvent.optional(),
  reason: z.enum(['delay', 'retry', 'full', 'quiet', 'timeout', 'deadline', 'event']),
});
export type TimerFired = z.infer<typeof timerFired>;
