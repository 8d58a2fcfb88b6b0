import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fanfare/contracts';
import { retryAt, retryBudget, type FailedAttempt } from './retry.js';

const step = (retry?: Step['retry']): Step => ({ action: 'Echo', ...(retry && { retry }) });
const attempt = (more: Partial<FailedAttempt> & { retryAfterMs?: number; retryable?: boolean } = {}): FailedAttempt => {
  const { retryAfterMs, retryable = true, ...rest } = more;
  const error = { code: 'Timeout', message: '', retryable, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  return { stepId: 'r/0/a/0', attempt: 1, since: 0, finishedAt: 0, error, ...rest };
};

describe('a retry', () => {
  // prettier-ignore
  it.each([[1, 1_000], [2, 2_000], [5, 16_000], [12, 2_048_000], [13, 3_600_000], [60, 3_600_000]])('after attempt %i waits about %i ms', (made, ms) => {
    const due = retryAt(retryBudget(step()), attempt({ attempt: made }));
    expect(due).toBeGreaterThanOrEqual(ms * 0.8);
    expect(due).toBeLessThanOrEqual(ms * 1.2);
  });

  it('spreads over time by the identity of the step, and the same for a repeat', () => {
    const dues = Array.from({ length: 50 }, (_, i) => retryAt(retryBudget(step()), attempt({ stepId: `r${i}/0/a/0` })));
    expect(new Set(dues).size).toBeGreaterThan(40);
    expect(retryAt(retryBudget(step()), attempt())).toBe(retryAt(retryBudget(step()), attempt()));
  });

  it('never comes before the vendor wants it', () => {
    const due = retryAt(retryBudget(step()), attempt({ retryAfterMs: 60_000 }));
    expect(due).toBeGreaterThanOrEqual(60_000);
    expect(due).toBeLessThanOrEqual(72_000);
  });

  it.each<[string, Step['retry'], Parameters<typeof attempt>[0]]>([
    ['a permanent error', undefined, { retryable: false }],
    ['as many retries as the step allows', { limit: 2 }, { attempt: 3 }],
    ['a step that wants none', { limit: 0 }, {}],
    ['24 hours', undefined, { finishedAt: 24 * 3_600_000 }],
    ['the time that the step allows', { within: 'PT10S' }, { attempt: 5 }],
    ['a wish beyond that time', { within: 'PT1M' }, { retryAfterMs: 90_000 }],
  ])('is not made after %s', (_, retry, made) => {
    expect(retryAt(retryBudget(step(retry)), attempt(made))).toBeNull();
  });
});
