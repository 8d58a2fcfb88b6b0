import { parseStepId } from '@fanfare/contracts';

/**
 * Under what LocalCard knows an order: the step, and not the try of its run. A run that is tried again after nobody knew
 * whether its card was paid for gets that card, and no second one.
 */
export function referenceOf(stepId: string): string {
  const { run, branch, node, visit } = parseStepId(stepId);
  return `${run}/${branch}/${node}/${visit}`;
}
