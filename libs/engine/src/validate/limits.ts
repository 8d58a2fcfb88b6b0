import type { FieldProblem } from '@fanfare/contracts';
import { maxStepsPerAdvance } from '../walk.js';
import { logicStep } from '../logic/index.js';
import type { Graph } from './graph.js';

const maxSteps = 1_000;
const maxBranches = 1_000;

/** More steps than a person could follow are refused before anything is computed from them. */
export function sizeProblem(steps: object): FieldProblem | null {
  const count = Object.keys(steps).length;
  return count <= maxSteps
    ? null
    : { path: 'steps', message: `divide the workflow: it may have ${maxSteps} steps, and has ${count}` };
}

/** Sizes at which a run could no longer be followed: splits that multiply each other, or logic that never rests. Only for a graph without loops. */
export function limitProblems(graph: Graph): FieldProblem[] {
  const branches = measured(
    graph,
    (ends) => Math.max(1, total(ends)),
    (ends) => Math.max(1, ...ends),
  );
  const passed = measured(
    graph,
    (ends) => 1 + total(ends),
    (ends) => 1 + Math.max(0, ...ends),
    'Failure',
  );
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
  ];
}

type Combine = (following: number[]) => number;

/** A number for each step, computed from those of the steps that follow: a Split goes to all of them, anything else to one. */
function measured(
  graph: Graph,
  atSplit: Combine,
  elsewhere: Combine,
  actionsOnlyBy?: string,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const measure = (id: string): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const action = graph.steps.get(id)?.action ?? '';
    const edges = graph.out.get(id) ?? [];
    // An action ends an advance, unless its input is refused at once.
    const followed =
      actionsOnlyBy === undefined || logicStep(action)
        ? edges
        : edges.filter(({ path }) => path.endsWith(`.${actionsOnlyBy}`) || path.endsWith('.*'));
    const ends = followed.map(({ to, path }) => measure(to) * (path.endsWith('.each') ? atOnceOf(graph, id) : 1));
    const number = (action === 'Split' ? atSplit : elsewhere)(ends);
    found.set(id, number);
    return number;
  };
  for (const id of graph.steps.keys()) measure(id);
  return found;
}

/** How many items of a ForEach may be in work at once. */
function atOnceOf(graph: Graph, id: string): number {
  const atOnce = graph.steps.get(id)?.input?.['atOnce'];
  return typeof atOnce === 'number' ? Math.max(1, atOnce) : 1;
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
