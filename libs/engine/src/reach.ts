import type { WorkflowDefinition } from '@fanfare/contracts';
import { mergesFrom } from './merges.js';
import { graphOf } from './validate/graph.js';

/** For each step the Merges that wait for all and that a branch standing before it can come to, itself included. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

const nothing: ReadonlySet<string> = new Set();

/** Null when no Merge waits for all branches: then nobody needs to be told which way a branch goes. */
export function reachOf(definition: WorkflowDefinition, waitsForAll: (id: string) => boolean): Reach | null {
  const graph = graphOf(definition);
  return [...graph.steps.keys()].some(waitsForAll) ? mergesFrom(graph, waitsForAll) : null;
}

/** The Merges that a branch before a step can come to; null: the branch ends. */
export function reachable(reach: Reach, step: string | null): ReadonlySet<string> {
  return step === null ? nothing : (reach.get(step) ?? nothing);
}

/** Those that a branch can come to after a step. */
export function reachableAfter(reach: Reach, step: string): string[] {
  return [...reachable(reach, step)].filter((merge) => merge !== step);
}
