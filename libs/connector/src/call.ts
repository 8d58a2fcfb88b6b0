import { isWeather } from '@fanfare/chassis';
import type { ActionSpec, OutcomeOf, Step } from './action.js';
import type { RegisteredAction } from './registry.js';
import { isThrown, verdictOf, type Verdict } from './verdict.js';

/** What a call goes through, such as a breaker that learns from how it ends. */
export type Through = <T>(work: () => Promise<T>) => Promise<T>;

/** How long a call whose time is up has to say what came of its steps. Its claims outlive it by more. */
const graceMs = 500;

export const directly: Through = (work) => work();

/**
 * Calls the handler for some steps and says what came of each. Our own servers being away (weather) is thrown on: then
 * the whole message comes again, and no step has used up an attempt.
 */
export async function call(
  { spec, handler }: RegisteredAction,
  steps: readonly Step[],
  timeoutMs: number,
  through: Through,
): Promise<Verdict[]> {
  let outcomes: readonly OutcomeOf<ActionSpec>[] | undefined;
  try {
    await through(async () => {
      const all = await withinTime(timeoutMs, (signal) => handler.run(steps, signal), graceMs);
      outcomes = all;
      // What the call goes through learns from an error that some of its steps met as from any other.
      const met = all.find(isThrown);
      if (met) throw met.thrown;
    });
  } catch (error) {
    if (!outcomes && isWeather(error)) throw error;
    outcomes ??= steps.map(() => ({ thrown: error }));
  }
  const answered = outcomes?.length ?? 0;
  if (!outcomes || answered !== steps.length) throw new WrongLength(spec.name, steps.length, answered);
  return outcomes.map((outcome) => verdictOf(outcome as never));
}

/**
 * Runs work with a deadline that holds even when the work ignores its signal; with `graceMs`, work that heeds it may still
 * say in that time what it has.
 */
export async function withinTime<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  graceMs = 0,
): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(signal.reason as Error);
  let grace: NodeJS.Timeout | undefined;
  const onAbort = () => void (graceMs === 0 ? giveUp() : (grace = setTimeout(giveUp, graceMs)));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(signal), promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(grace);
  }
}

class WrongLength extends Error {
  constructor(action: string, asked: number, answered: number) {
    super(`${action} was asked about ${asked} steps and answered ${answered}; outcomes[i] must answer steps[i]`);
  }
}
