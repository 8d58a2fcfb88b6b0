import type { Hook } from '@fanfare/contracts';
import type { Allowance } from './allowance.js';

/** A hook as it is now. */
export interface KnownHook {
  hook: Hook;
  allowance: Allowance;
  /** Its secrets, opened when they are first needed. */
  opened?: { text: string; until: number | null }[];
}

/** Whether an address or a secret is in force, or was replaced and is still taken. */
export function isValid({ until }: { until: number | null }, now: number): boolean {
  return until === null || now < until;
}
