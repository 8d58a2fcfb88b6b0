import type { Token } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';

/**
 * Whether a branch that waits at a step can go on with another version: it has that step, and nobody waits for the
 * branch. Those who do were told by the first version which way it may come.
 */
export function canMove(from: CompiledWorkflow, to: CompiledWorkflow, { node, home }: Token): boolean {
  const action = from.nodes.get(node)?.action;
  return action !== undefined && to.nodes.get(node)?.action === action && !home && !from.reach && !to.reach;
}
