import { graphlib, layout } from '@dagrejs/dagre';
import type { Graph, GraphNode } from './graph-of.js';

const sizes: Record<GraphNode['kind'], { width: number; height: number }> = {
  trigger: { width: 260, height: 56 },
  step: { width: 260, height: 60 },
  end: { width: 150, height: 30 },
};

const portsInARow = 3;
const portRow = 28;

/** How large a node is drawn: with room for what can be put after it. */
export function sizeOf({ kind, ports = [] }: GraphNode): { width: number; height: number } {
  const { width, height } = sizes[kind];
  return { width, height: height + Math.ceil(ports.length / portsInARow) * portRow };
}

/** Where each node is drawn, by its upper left corner: top to bottom, by machine and never by hand. */
export function placed({ nodes, edges }: Graph): Map<string, { x: number; y: number }> {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 72 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, sizeOf(node));
  for (const { id, from, to } of edges) graph.setEdge(from, to, {}, id);
  layout(graph);
  return new Map(
    nodes.map((node) => {
      const { x, y } = graph.node(node.id) as { x: number; y: number };
      const { width, height } = sizeOf(node);
      return [node.id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}
