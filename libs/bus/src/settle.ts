import { isWeather } from '@fanfare/chassis';

/** What becomes of a message after its handler ran. */
export type Settlement = { kind: 'ack' } | { kind: 'again'; afterMs: number } | { kind: 'dead'; reason: string };

/** Deliveries after which a message that keeps crashing its handler is set aside. */
const maxCrashes = 5;

/**
 * Weather (a server is away) is waited out without limit: the message is innocent. Any other error is a bug or poison:
 * a few tries, in case a deploy or a neighbour caused it, then aside it goes, so that it never blocks the queue.
 */
export function settlementOf(error: unknown, deliveries: number): Settlement {
  if (isWeather(error)) return { kind: 'again', afterMs: Math.min(30_000, 250 * 2 ** Math.min(deliveries, 8)) };
  if (deliveries >= maxCrashes) return { kind: 'dead', reason: error instanceof Error ? error.message : String(error) };
  return { kind: 'again', afterMs: 1_000 * deliveries };
}
