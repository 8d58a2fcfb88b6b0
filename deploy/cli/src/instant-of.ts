import { durationMs } from '@fanfare/contracts';

/** An instant, or how long ago it was. */
export function instantOf(text: string, now: number): number {
  const ago = durationMs(text);
  const instant = ago === null ? Date.parse(text) : now - ago;
  if (Number.isNaN(instant)) throw new Error(`${text} is neither an instant (2026-11-01T09:00Z) nor a time ago (P7D)`);
  return instant;
}
