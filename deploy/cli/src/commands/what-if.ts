import { durationMs } from '@fanfare/contracts';
import { whatIfLines } from '@fanfare/client';
import type { Context } from '../context.js';

export interface WhatIfOptions {
  from: string;
  to?: string;
  limit?: number;
  version?: number;
  against?: number;
}

/** Says what the draft would have done with real events, next to what the version in force did. */
export async function whatIf(
  id: string,
  { from, to, ...options }: WhatIfOptions,
  { trying, terminal }: Context,
): Promise<void> {
  const now = Date.now();
  const found = await trying.whatIf(id, {
    from: instantOf(from, now),
    ...(to !== undefined && { to: instantOf(to, now) }),
    ...options,
  });
  terminal.show(found, () => whatIfLines(found, terminal.palette));
}

/** An instant, or how long ago it was. */
export function instantOf(text: string, now: number): number {
  const ago = durationMs(text);
  const instant = ago === null ? Date.parse(text) : now - ago;
  if (Number.isNaN(instant)) throw new Error(`${text} is neither an instant (2026-11-01T09:00Z) nor a time ago (P7D)`);
  return instant;
}
