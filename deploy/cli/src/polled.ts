import { setTimeout as pause } from 'node:timers/promises';

/** What asking gives, again and again so far apart, until the signal. */
export async function* polled<T>(ask: () => Promise<T>, everyMs: number, signal: AbortSignal): AsyncGenerator<T> {
  while (!signal.aborted) {
    yield await ask();
    // Ctrl-C ends the pause early by rejecting it; the loop's condition then ends the loop.
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
