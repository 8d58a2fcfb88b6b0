import type { FieldProblem, Step, WorkflowDefinition } from '@fanfare/contracts';
import { didYouMean } from './closest.js';

/** One way from a step to another; `path` is the field that says so. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** A definition's steps and the ways between those that exist. */
export interface Graph {
  readonly steps: ReadonlyMap<string, Step>;
  readonly start: string;
  readonly out: ReadonlyMap<string, readonly Edge[]>;
  readonly into: ReadonlyMap<string, readonly Edge[]>;
  /** Fields that name a step which does not exist. */
  readonly dangling: readonly Edge[];
}

export function graphOf(definition: WorkflowDefinition): Graph {
  const steps = new Map(Object.entries(definition.steps));
  const edges = [...steps].flatMap(([id, step]) => edgesOf(id, step));
  const known = edges.filter(({ to }) => steps.has(to));
  const group = (end: 'from' | 'to') => Map.groupBy(known, (edge) => edge[end]);
  return {
    steps,
    start: definition.start,
    out: group('from'),
    into: group('to'),
    dangling: edges.filter(({ to }) => !steps.has(to)),
  };
}

function edgesOf(from: string, step: Step): Edge[] {
  const at = `steps.${from}`;
  const targets: [path: string, to: string | null | undefined][] = [
    ...Object.entries(step.next ?? {}).map(([exit, to]): [string, string | null] => [`${at}.next.${exit}`, to]),
    ...(step.branches ?? []).map((branch, i): [string, string | null] => [`${at}.branches.${i}.next`, branch.next]),
    [`${at}.else`, step.else],
    [`${at}.each`, step.each],
  ];
  return targets.flatMap(([path, to]) => (typeof to === 'string' ? [{ from, to, path }] : []));
}

/** Unknown steps, loops, and steps that nothing leads to. */
export function graphProblems(graph: Graph): FieldProblem[] {
  return [...unknownSteps(graph), ...loops(graph), ...unreachable(graph)];
}

function unknownSteps({ steps, start, dangling }: Graph): FieldProblem[] {
  const unknown = (path: string, to: string) => ({
    path,
    message: `there is no step '${to}': name an existing step${didYouMean(to, steps.keys())}`,
  });
  return [...(steps.has(start) ? [] : [unknown('start', start)]), ...dangling.map(({ path, to }) => unknown(path, to))];
}

/** The edges that close a loop, each with the way round. */
function loops({ steps, start, out }: Graph): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (id: string) => {
    if (done.has(id)) return;
    trail.push(id);
    for (const { to, path } of out.get(id) ?? []) {
      const seen = trail.indexOf(to);
      if (seen < 0) visit(to);
      else {
        problems.push({
          path,
          message: `lead somewhere else: this goes back to '${to}' (${[...trail.slice(seen), to].join(' -> ')}), and a workflow may not loop`,
        });
      }
    }
    trail.pop();
    done.add(id);
  };
  for (const id of [start, ...steps.keys()]) if (steps.has(id)) visit(id);
  return problems;
}

function unreachable(graph: Graph): FieldProblem[] {
  if (!graph.steps.has(graph.start)) return [];
  const reached = new Set([graph.start, ...closure(graph.start, (id) => graph.out.get(id)?.map(({ to }) => to))]);
  return [...graph.steps.keys()]
    .filter((id) => !reached.has(id))
    .map((id) => ({
      path: `steps.${id}`,
      message: 'no step leads here: lead an exit of another step to it, or remove it',
    }));
}

/** The steps that may have run before a step. */
export function stepsBefore({ into }: Graph, id: string): ReadonlySet<string> {
  return closure(id, (at) => into.get(at)?.map(({ from }) => from));
}

/** The steps that may run after a step. */
export function stepsAfter({ out }: Graph, id: string): ReadonlySet<string> {
  return closure(id, (at) => out.get(at)?.map(({ to }) => to));
}

function closure(from: string, neighbours: (id: string) => readonly string[] | undefined): Set<string> {
  const found = new Set<string>();
  const ahead = [from];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    for (const other of neighbours(id) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      ahead.push(other);
    }
  }
  return found;
}
