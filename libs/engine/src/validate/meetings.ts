import type { FieldProblem } from '@fanfare/contracts';
import type { Graph } from './graph.js';

/**
 * Steps within a ForEach are the items' own: a branch from outside that came to one of them could meet the branches of
 * an item, and nobody could say for whom. Only for a graph without loops.
 */
export function meetingProblems(graph: Graph): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [id, step] of graph.steps) {
    if (step.each === undefined || !graph.steps.has(step.each)) continue;
    const within = stepsFrom(graph, step.each);
    for (const inside of within) {
      for (const { from, path } of graph.into.get(inside) ?? []) {
        if (within.has(from) || path === `steps.${id}.each`) continue;
        const message = `lead somewhere else: '${inside}' belongs to the items of '${id}', which end where their branches end`;
        problems.push({ path, message });
      }
    }
  }
  return problems;
}

function stepsFrom({ out }: Graph, start: string): Set<string> {
  const found = new Set([start]);
  for (const id of found) for (const { to } of out.get(id) ?? []) found.add(to);
  return found;
}
