import type { WorkflowDefinition } from '@fanfare/contracts';
import { throughMerges } from './merges.js';
import { graphOf, type Graph } from './validate/graph.js';

/**
 * Steps that a run may pass: on all of its branches, where their number is known beforehand, and with the items of a
 * ForEach and the loops around it. What nobody could look through any more is a mistake.
 */
export const maxSteps = 25_000;

/** For each ForEach, how many steps one of its items may pass. The items of a loop within count there. */
export function itemSteps(definition: WorkflowDefinition): ReadonlyMap<string, number> {
  const graph = graphOf(definition);
  const stepsFrom = counting(graph, 0);
  return new Map([...graph.steps].flatMap(([id, { each }]) => (each === undefined ? [] : [[id, stepsFrom(each)]])));
}

/** For each step, how many steps a run may pass from there on, if each list has one item. Only for a graph without loops. */
export function stepsFromEach(graph: Graph): ReadonlyMap<string, number> {
  const stepsFrom = counting(graph, 1);
  return new Map([...graph.steps.keys()].map((id) => [id, stepsFrom(id)]));
}

function counting(graph: Graph, items: number): (id: string) => number {
  const { steps, out } = graph;
  const found = new Map<string, number>();
  const onward = (id: string): number => {
    const after = (out.get(id) ?? []).filter(({ path }) => !path.endsWith('.each')).map(({ to }) => upToMerges(to));
    return steps.get(id)?.action === 'Split' ? total(after) : Math.max(0, ...after);
  };
  const upToMerges = (id: string): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const within = (out.get(id) ?? []).filter(({ path }) => path.endsWith('.each')).map(({ to }) => items * all(to));
    // One of the branches that meet goes on: what is behind a Merge is not passed by each of them.
    const number = 1 + total(within) + (steps.get(id)?.action === 'Merge' ? 0 : onward(id));
    found.set(id, number);
    return number;
  };
  const all = throughMerges(graph, upToMerges, onward);
  return all;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
