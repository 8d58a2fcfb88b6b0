import type { FieldProblem } from '@fanfare/contracts';
import { maxStepsPerAdvance } from '../walk.js';
import { maxAtOnce } from '../logic/for-each.js';
import { logicStep } from '../logic/index.js';
import { throughMerges } from '../merges.js';
import { maxSteps, stepsFromEach } from '../step-budget.js';
import type { Edge, Graph } from './graph.js';

const maxStepsOfWorkflow = 1_000;
const maxBranches = 1_000;

/** More steps than a person could follow are refused before anything is computed from them. */
export function sizeProblem(steps: object): FieldProblem | null {
  const count = Object.keys(steps).length;
  return count <= maxStepsOfWorkflow
    ? null
    : { path: 'steps', message: `divide the workflow: it may have ${maxStepsOfWorkflow} steps, and has ${count}` };
}

/** Sizes at which a run could no longer be followed: splits that multiply each other, or logic that never rests. Only for a graph without loops. */
export function limitProblems(graph: Graph): FieldProblem[] {
  const branches = measured(graph, {
    edgesOf: (id) => graph.out.get(id) ?? [],
    atSplit: (ends) => Math.max(1, total(ends)),
    elsewhere: (ends) => Math.max(1, ...ends),
    // The one that goes on was counted when it came.
    behindMerge: (ends) => Math.max(1, ...ends) - 1,
  });
  const passed = measured(graph, {
    edgesOf: (id) => edgesAtOnce(graph, id),
    atSplit: (ends) => 1 + total(ends),
    elsewhere: (ends) => 1 + Math.max(0, ...ends),
    // Whoever comes last to a Merge goes on afresh.
    behindMerge: () => 0,
  });
  return [
    ...firstOver(
      graph,
      branches,
      maxBranches,
      `lead to fewer splits: from here a run could become more than ${maxBranches} parallel branches`,
    ),
    ...firstOver(
      graph,
      passed,
      maxStepsPerAdvance,
      `put a Delay or an action in between: from here a run could pass more than ${maxStepsPerAdvance} steps at once`,
    ),
    ...firstOver(
      graph,
      stepsFromEach(graph),
      maxSteps,
      `lead to fewer steps, or start workflows of their own: from here a run could pass more than ${maxSteps} steps`,
    ),
  ];
}

type Combine = (following: number[]) => number;

interface Measure {
  edgesOf: (id: string) => readonly Edge[];
  /** From the numbers of the steps that follow: a Split goes to all of them ... */
  atSplit: Combine;
  /** ... and anything else to one. */
  elsewhere: Combine;
  /** What a Merge adds, once. */
  behindMerge: Combine;
}

/** A number for each step, computed from those of the steps that follow. */
function measured(graph: Graph, { edgesOf, atSplit, elsewhere, behindMerge }: Measure): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const following = (id: string) =>
    edgesOf(id).map(({ to, path }) => (path.endsWith('.each') ? all(to) * atOnceOf(graph, id) : upToMerges(to)));
  const upToMerges = (id: string): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const action = graph.steps.get(id)?.action;
    const number = (action === 'Split' ? atSplit : elsewhere)(action === 'Merge' ? [] : following(id));
    found.set(id, number);
    return number;
  };
  const all = throughMerges(graph, upToMerges, (merge) => behindMerge(following(merge)));
  return new Map([...graph.steps.keys()].map((id) => [id, all(id)]));
}

/** An action ends an advance, unless its input is refused at once. */
function edgesAtOnce({ steps, out }: Graph, id: string): readonly Edge[] {
  const edges = out.get(id) ?? [];
  if (logicStep(steps.get(id)?.action ?? '')) return edges;
  return edges.filter(({ path }) => path.endsWith('.Failure') || path.endsWith('.*'));
}

/** How many items of a ForEach may be in work at once; where that is computed, the most that it can be. */
function atOnceOf(graph: Graph, id: string): number {
  const { atOnce = 1, items } = graph.steps.get(id)?.input ?? {};
  const width = typeof atOnce === 'number' ? Math.max(1, atOnce) : maxAtOnce;
  return Array.isArray(items) ? Math.min(width, Math.max(1, items.length)) : width;
}

/** Of the steps over a limit the last one on the way: there the excess arises. */
function firstOver(graph: Graph, numbers: ReadonlyMap<string, number>, limit: number, message: string): FieldProblem[] {
  const over = (id: string) => (numbers.get(id) ?? 0) > limit;
  const last = [...numbers.keys()].find((id) => over(id) && !(graph.out.get(id) ?? []).some(({ to }) => over(to)));
  return last === undefined ? [] : [{ path: `steps.${last}`, message }];
}

function total(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
