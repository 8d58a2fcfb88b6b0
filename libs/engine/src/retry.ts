import { durationMs, type StepError, type Step } from '@fanfare/contracts';
import { fractionOf } from './hash.js';

const firstMs = 1_000;
const longestMs = 3_600_000;
const defaultWithinMs = 24 * 3_600_000;
/** A delay varies by this share up and down, so that what failed together does not come back together. */
const jitter = 0.2;

/** How often and how long a step is tried again. */
export interface RetryBudget {
  /** Attempts after the first. */
  readonly limit: number;
  /** Counted from the first attempt, in milliseconds. */
  readonly withinMs: number;
}

/** Without a word from the step: as often as fits into 24 hours (1 s, 2 s, 4 s ... then hourly). */
export function retryBudget(step: Step): RetryBudget {
  const within = step.retry?.within === undefined ? null : durationMs(step.retry.within);
  return { limit: step.retry?.limit ?? Number.POSITIVE_INFINITY, withinMs: within ?? defaultWithinMs };
}

export interface FailedAttempt {
  readonly stepId: string;
  /** Attempts made so far. */
  readonly attempt: number;
  /** When the first attempt was issued and when this one failed, in milliseconds. */
  readonly since: number;
  readonly finishedAt: number;
  readonly error: StepError;
}

/** When a failed step is tried again, in milliseconds since the epoch; null when it is not. `allowedAt`: when it may be, from an instant on. */
export function retryAt(
  budget: RetryBudget,
  failed: FailedAttempt,
  allowedAt: (at: number) => number = (at) => at,
): number | null {
  if (!failed.error.retryable || failed.attempt > budget.limit) return null;
  const due = allowedAt(failed.finishedAt + retryDelay(failed));
  return due - failed.since > budget.withinMs ? null : due;
}

function retryDelay({ stepId, attempt, error }: FailedAttempt): number {
  const chance = fractionOf(`${stepId}#${attempt}`);
  const backoff = Math.min(firstMs * 2 ** (attempt - 1), longestMs) * (1 - jitter + 2 * jitter * chance);
  // The vendor's wish is a lower bound: the jitter only ever adds to it.
  const wished = (error.retryAfterMs ?? 0) * (1 + jitter * chance);
  return Math.round(Math.max(backoff, wished));
}
