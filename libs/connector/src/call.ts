import { isWeather } from '@fanfare/chassis';
import type { Step } from './action.js';
import type { Breakers } from './breakers.js';
import type { RegisteredAction } from './registry.js';
import { verdictOf, verdictOfError, type Verdict } from './verdict.js';

/**
 * Calls the handler for some steps and says what came of each. Our own servers being away (weather) is thrown on: then
 * the whole message comes again, and no step has used up an attempt.
 */
export async function call(
  action: RegisteredAction,
  steps: readonly Step[],
  timeoutMs: number,
  breakers: Breakers,
): Promise<Verdict[]> {
  const { spec, handler } = action;
  const work = () => withinTime(timeoutMs, (signal) => handler.run(steps, signal));
  const first = steps[0];
  const endpoint = first ? spec.endpoint?.(first.input) : undefined;
  try {
    const outcomes = await (endpoint === undefined ? work() : breakers.call(endpoint, work));
    if (outcomes.length !== steps.length) throw new WrongLength(spec.name, steps.length, outcomes.length);
    return outcomes.map((outcome) => verdictOf(outcome as never));
  } catch (error) {
    if (isWeather(error) || error instanceof WrongLength) throw error;
    return steps.map(() => verdictOfError(error));
  }
}

/** Runs work with a deadline that holds even when the work ignores its signal. */
export async function withinTime<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(signal), promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

class WrongLength extends Error {
  constructor(action: string, asked: number, answered: number) {
    super(`${action} was asked about ${asked} steps and answered ${answered}; outcomes[i] must answer steps[i]`);
  }
}
