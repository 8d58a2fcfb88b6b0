import type { Graph } from './validate/graph.js';

/**
 * For each step the Merges of a kind that a branch before it can come to, itself included. An item's branch meets only its
 * own kind. Only for a graph without loops.
 */
export function mergesFrom(
  { steps, out }: Graph,
  isOne: (id: string) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  const from = (id: string): ReadonlySet<string> => {
    const known = found.get(id);
    if (known) return known;
    const merges = new Set(isOne(id) ? [id] : []);
    for (const { to, path } of out.get(id) ?? []) {
      if (!path.endsWith('.each')) for (const merge of from(to)) merges.add(merge);
    }
    found.set(id, merges);
    return merges;
  };
  for (const id of steps.keys()) from(id);
  return found;
}

/**
 * Sums up over a run, or an item, from a step on: what there is up to the Merges, and once what is behind each of them,
 * however many branches come there. Of Merges that exclude each other all count.
 */
export function throughMerges(
  graph: Graph,
  upTo: (id: string) => number,
  behind: (merge: string) => number,
): (id: string) => number {
  const isMerge = (id: string) => graph.steps.get(id)?.action === 'Merge';
  if (![...graph.steps.keys()].some(isMerge)) return upTo;
  const merges = mergesFrom(graph, isMerge);
  return (id) => [...(merges.get(id) ?? [])].reduce((sum, merge) => sum + behind(merge), upTo(id));
}
