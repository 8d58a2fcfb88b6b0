import type { WorkflowDefinition } from '@fanfare/contracts';
import { graphOf } from './validate/graph.js';

/** For each step the Merges that wait for all and that a branch standing before it can come to, itself included. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

const nothing: ReadonlySet<string> = new Set();

/** Null when no Merge waits for all branches: then nobody needs to be told which way a branch goes. */
export function reachOf(definition: WorkflowDefinition, waitsForAll: (id: string) => boolean): Reach | null {
  const { steps, out } = graphOf(definition);
  if (![...steps.keys()].some(waitsForAll)) return null;
  const found = new Map<string, ReadonlySet<string>>();
  const reach = (id: string): ReadonlySet<string> => {
    const known = found.get(id);
    if (known) return known;
    const merges = new Set(waitsForAll(id) ? [id] : []);
    for (const { to, path } of out.get(id) ?? []) {
      // An item's branch meets only its own kind.
      if (!path.endsWith('.each')) for (const merge of reach(to)) merges.add(merge);
    }
    found.set(id, merges);
    return merges;
  };
  for (const id of steps.keys()) reach(id);
  return found;
}

/** The Merges that a branch before a step can come to; null: the branch ends. */
export function reachable(reach: Reach, step: string | null): ReadonlySet<string> {
  return step === null ? nothing : (reach.get(step) ?? nothing);
}

/** Those that a branch can come to after a step. */
export function reachableAfter(reach: Reach, step: string): string[] {
  return [...reachable(reach, step)].filter((merge) => merge !== step);
}
