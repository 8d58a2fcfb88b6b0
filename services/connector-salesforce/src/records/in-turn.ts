import { Busy, NotSent, Refused, threw } from '@fanfare/connector';
import type { SaveOutcome } from './save-result.js';

/**
 * Does parts of a call one after another. What one meets is its own, so that what is done stays done; after that the rest is
 * not tried, and says so.
 */
export async function inTurn<T>(
  parts: readonly (readonly T[])[],
  work: (part: readonly T[]) => Promise<SaveOutcome[]>,
): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  for (const part of parts) {
    const met = outcomes.find((one) => 'thrown' in one);
    const done = met
      ? untried(part, met.thrown)
      : await work(part).catch((error: unknown) => part.map(() => threw(error)));
    outcomes.push(...done);
  }
  return outcomes;
}

function untried(part: readonly unknown[], met: unknown): SaveOutcome[] {
  const isForAll = met instanceof Busy || met instanceof Refused;
  const error = isForAll
    ? met
    : new NotSent('Salesforce was not called: the request before had failed.', { cause: met });
  return part.map(() => threw(error));
}
