import { whatIfLines } from '@fanfare/client';
import { instantOf } from '../instant-of.js';
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
