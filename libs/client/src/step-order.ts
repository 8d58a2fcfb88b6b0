import type { RunStep } from '@fanfare/contracts';

/**
 * The steps of one branch in the order they were taken. The document's order is that of the instants at which they
 * finished, in whole milliseconds: steps that the engine runs itself share them. So the chain of `next` decides.
 */
export function inOrderTaken(steps: readonly RunStep[]): RunStep[] {
  const left = [...steps];
  const targets = new Set(steps.map(({ next }) => next));
  const taken: RunStep[] = [];
  let at = left.findIndex(({ node }) => !targets.has(node));
  while (left.length > 0) {
    const [step] = left.splice(Math.max(0, at), 1);
    if (!step) break;
    taken.push(step);
    at = left.findIndex(({ node }) => node === step.next);
  }
  return taken;
}
