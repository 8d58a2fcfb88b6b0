import { createHash } from 'node:crypto';

const digestLength = 16;
/** Run, branch, node and visit; then which try of the run it is, if it is not the first. */
const parts = 4;

/**
 * What a record that a step creates carries in the reference field: the run, for people, and the step within it as a digest.
 * Salesforce takes text that differs in its case for the same, and names of steps may differ in nothing else. A run that is
 * tried again looks for what its try before left: the reference is the same.
 */
export function referenceOf({ id, run }: { id: string; run: string }): string {
  const step = id.split('/').slice(0, parts).join('/');
  return `${run}-${createHash('sha256').update(step).digest('hex').slice(0, digestLength)}`;
}

/** Whether it is a step of a run that is tried again: to the ledger it is a new one. */
export function isTriedAgain({ id }: { id: string }): boolean {
  return id.split('/').length > parts;
}
