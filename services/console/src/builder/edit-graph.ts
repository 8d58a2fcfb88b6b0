import type { FieldProblem, WorkflowDefinition } from '@fanfare/contracts';
import { triggerId, triggerTitle, type Graph, type GraphEdge, type GraphNode } from '../canvas/graph-of.js';
import { placeKey, targetOf } from '../draft/place.js';
import { waysOut, type StepKind } from '../draft/ways.js';
import { words } from '../text/words.js';

/** A workflow as it is drawn while it is edited: ways that lead nowhere are places on the card of their step. */
export function editGraph(
  definition: WorkflowDefinition,
  kinds: ReadonlyMap<string, StepKind & { title: string }>,
  problems: readonly FieldProblem[],
): Graph {
  const first = targetOf(definition, { kind: 'start' });
  const nodes: GraphNode[] = [
    {
      id: triggerId,
      kind: 'trigger',
      title: triggerTitle(definition.trigger),
      subtitle: definition.trigger.filter ? words.workflows.ifItsFilter : words.builder.always,
      ports: first === null ? [{ place: { kind: 'start' }, label: words.builder.firstStep, to: null }] : [],
      problems: problems.filter(({ path }) => !path.startsWith('steps.')).length,
    },
  ];
  const edges: GraphEdge[] = [];
  const place = { kind: 'start' } as const;
  if (first !== null) edges.push({ id: 'start', from: triggerId, to: first, label: null, place });
  for (const [id, step] of Object.entries(definition.steps)) {
    const kind = kinds.get(step.action);
    const ways = waysOut(id, step, kind);
    const leads = (to: string | null): to is string => to !== null && Object.hasOwn(definition.steps, to);
    nodes.push({
      id,
      kind: 'step',
      title: step.name ?? kind?.title ?? step.action,
      subtitle: step.name === undefined ? summaryOf(step.input) : (kind?.title ?? step.action),
      ports: ways.filter(({ to }) => !leads(to)),
      problems: problems.filter(({ path }) => path === `steps.${id}` || path.startsWith(`steps.${id}.`)).length,
    });
    for (const way of ways) {
      if (leads(way.to)) {
        edges.push({ id: placeKey(way.place), from: id, to: way.to, label: way.label, place: way.place });
      }
    }
  }
  return { nodes, edges };
}

/** The values that say most of a step, in a line. */
function summaryOf(input: Readonly<Record<string, unknown>> = {}): string {
  return Object.values(input)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .slice(0, 3)
    .join(' · ');
}
