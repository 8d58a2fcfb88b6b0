import type { Token } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';
import { stepsAfter, stepsBefore } from './validate/graph.js';

/**
 * Whether a branch that waits at a step can go on with another version: it has that step, and nobody waits for the
 * branch. Those who do were told by the first version which way it may come. Nor may it come to a step again that it may
 * have done: under that step's identity everybody has recorded what came of it, and a second wait would never end.
 */
export function canMove(
  from: CompiledWorkflow,
  to: CompiledWorkflow,
  { node, home }: Pick<Token, 'node' | 'home'>,
): boolean {
  const action = from.nodes.get(node)?.action;
  return (
    action !== undefined &&
    to.nodes.get(node)?.action === action &&
    !home &&
    !from.reach &&
    !to.reach &&
    !comesAgain(from, to, node)
  );
}

function comesAgain(from: CompiledWorkflow, to: CompiledWorkflow, node: string): boolean {
  const done = stepsBefore(from.graph, node);
  return [...stepsAfter(to.graph, node)].some((step) => done.has(step));
}
