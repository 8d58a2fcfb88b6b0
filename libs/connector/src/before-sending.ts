import { Busy, NotSent, Refused } from './errors.js';
import { wordsOf } from './words-of.js';

/**
 * Waits for what must be there before a call goes out, such as a token that others wait for, too. Nobody waits longer than
 * their own signal says, and whoever gives up ends it for nobody else. What goes wrong meanwhile, and time that runs out,
 * prove that nothing was sent: without saying so, what must not happen twice would have to be left to a person.
 */
export async function beforeSending<T>(what: string, work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, tooLate]);
  } catch (error) {
    if (error instanceof Busy || error instanceof Refused || error instanceof NotSent) throw error;
    throw new NotSent(`${what} failed: ${wordsOf(error)}`, { cause: error });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
