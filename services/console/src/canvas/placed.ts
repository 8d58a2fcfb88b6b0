import { graphlib, layout } from '@dagrejs/dagre';
import type { Graph, GraphNode } from './graph-of.js';

export const sizes: Record<GraphNode['kind'], { width: number; height: number }> = {
  trigger: { width: 260, height: 56 },
  step: { width: 260, height: 60 },
  end: { width: 150, height: 30 },
};

/** Where each node is drawn, by its upper left corner: top to bottom, by machine and never by hand. */
export function placed({ nodes, edges }: Graph): Map<string, { x: number; y: number }> {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 72 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of nodes) graph.setNode(id, { ...sizes[kind] });
  for (const { id, from, to } of edges) graph.setEdge(from, to, {}, id);
  layout(graph);
  return new Map(
    nodes.map(({ id, kind }) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return [id, { x: x - sizes[kind].width / 2, y: y - sizes[kind].height / 2 }];
    }),
  );
}
