import type { Step, WorkflowDefinition } from '../api/shapes.js';
import type { Place } from '../draft/place.js';
import type { WayOut } from '../draft/ways.js';
import { words } from '../text/words.js';

/** A step as it is drawn. */
export interface GraphNode {
  id: string;
  kind: 'trigger' | 'step' | 'end';
  title: string;
  subtitle: string;
  /** While it is edited: the ways out that lead nowhere yet. */
  ports?: readonly WayOut[];
  /** While it is edited: how many things are wrong with it. */
  problems?: number;
}

export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  /** The exit or branch that leads there; null: there is no choice. */
  label: string | null;
  /** While it is edited: where a step can be put in between. */
  place?: Place;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export const triggerId = '(trigger)';

/** A workflow as a picture: our document is the only truth, and nothing in it is about places. */
export function graphOf(definition: Pick<WorkflowDefinition, 'trigger' | 'start' | 'steps'>): Graph {
  const { trigger, start, steps } = definition;
  const nodes: GraphNode[] = [
    {
      id: triggerId,
      kind: 'trigger',
      title: triggerTitle(trigger),
      subtitle: trigger.filter ? words.workflows.ifItsFilter : '',
    },
  ];
  const edges: GraphEdge[] = [];
  for (const [id, step] of Object.entries(steps)) {
    nodes.push({ id, kind: 'step', title: step.name ?? id, subtitle: step.action });
    for (const { label, to } of waysOf(step)) {
      if (to !== null && Object.hasOwn(steps, to)) edges.push({ id: `${id}/${label ?? ''}`, from: id, to, label });
      else {
        // Nothing fails silently: what leads nowhere is drawn as its own end.
        const end = `${id}/${label ?? ''}/end`;
        nodes.push({
          id: end,
          kind: 'end',
          title: to === null ? words.workflows.endsHere : words.workflows.noSuchStep(to),
          subtitle: '',
        });
        edges.push({ id: `${id}/${label ?? ''}`, from: id, to: end, label });
      }
    }
  }
  if (Object.hasOwn(steps, start)) edges.unshift({ id: triggerId, from: triggerId, to: start, label: null });
  return { nodes, edges };
}

/** The ways out of a step, in the order in which people read them. */
export function waysOf({ next, branches, else: otherwise, each }: Step): { label: string | null; to: string | null }[] {
  const ways = [
    ...(each === undefined ? [] : [{ label: 'each', to: each }]),
    ...(branches ?? []).map(({ name, next: to }) => ({ label: name, to })),
    ...(otherwise === undefined ? [] : [{ label: 'else', to: otherwise }]),
    ...Object.entries(next ?? {}).map(([label, to]) => ({ label, to })),
  ];
  return ways.length === 0 ? [{ label: null, to: null }] : ways;
}

export function triggerTitle({ type }: WorkflowDefinition['trigger']): string {
  return Array.isArray(type) ? type.join(', ') : String(type);
}

/** The steps in the order in which a reader meets them, with how deep each stands: the picture as a list. */
export function outlineOf({ start, steps }: Pick<WorkflowDefinition, 'start' | 'steps'>): OutlineLine[] {
  const lines: OutlineLine[] = [];
  const told = new Set<string>();
  const visit = (id: string, label: string | null, depth: number) => {
    const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
    lines.push({ id, label, depth, step: told.has(id) ? null : (step ?? null) });
    if (!step || told.has(id)) return;
    told.add(id);
    const ways = waysOf(step);
    for (const { label: way, to } of ways) {
      // One way on is the next line, not a level of its own: long workflows stay readable.
      if (to !== null) visit(to, way, ways.length === 1 ? depth : depth + 1);
      else if (ways.length > 1) lines.push({ id: null, label: way, depth: depth + 1, step: null });
    }
  };
  visit(start, null, 0);
  for (const id of Object.keys(steps)) if (!told.has(id)) visit(id, words.workflows.noWay, 0);
  return lines;
}

export interface OutlineLine {
  /** Null: the way ends. */
  id: string | null;
  label: string | null;
  depth: number;
  /** Null: it was told above, ends, or is not there. */
  step: Step | null;
}
