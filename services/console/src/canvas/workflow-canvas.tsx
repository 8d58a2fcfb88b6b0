import { useMantineColorScheme } from '@mantine/core';
import { Background, Controls, MiniMap, ReactFlow, type Edge, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo, useState } from 'react';
import type { WorkflowDefinition } from '../api/shapes.js';
import { graphOf, triggerId, type Graph } from './graph-of.js';
import { placed, sizeOf } from './placed.js';
import { PlaceEdge } from './place-edge.js';
import { StepCard, type Passed, type StepCardNode } from './step-card.js';

const nodeTypes = { step: StepCard };
const edgeTypes = { place: PlaceEdge };
/** Above so many only what is seen is drawn. */
const many = 150;

export interface Canvas {
  definition: WorkflowDefinition;
  selected: string | null;
  onSelect: (step: string | null) => void;
  /** What a run made of each step: the rest is faded. */
  passed?: ReadonlyMap<string, Passed>;
  /** While it is edited: the picture with what can be done in it. The trigger can be chosen, too. */
  edited?: Graph;
}

/** A workflow as a picture: it is laid out by machine, and chosen from. */
export function WorkflowCanvas({ definition, selected, onSelect, passed, edited }: Canvas) {
  const { colorScheme } = useMantineColorScheme();
  const graph = useMemo(() => edited ?? graphOf(definition), [definition, edited]);
  const chosen = (kind: string) => kind === 'step' || (edited !== undefined && kind === 'trigger');
  const places = useMemo(() => placed(graph), [graph]);
  const [flow, setFlow] = useState<ReactFlowInstance<StepCardNode> | null>(null);
  useEffect(() => {
    const node = graph.nodes.find(({ id }) => id === selected);
    const place = selected === null ? undefined : places.get(selected);
    if (flow && node && place) bringIntoView(flow, { ...place, ...sizeOf(node) });
  }, [flow, graph, places, selected]);
  const nodes: StepCardNode[] = graph.nodes.map((node) => ({
    id: node.id,
    type: 'step',
    position: places.get(node.id) ?? { x: 0, y: 0 },
    ...sizeOf(node),
    selected: node.id === selected,
    selectable: chosen(node.kind),
    focusable: chosen(node.kind),
    ariaLabel: `${node.title} ${node.subtitle}`,
    data: {
      node,
      passed: passed?.get(node.id) ?? null,
      faded: passed !== undefined && node.id !== triggerId && !passed.has(node.id),
    },
  }));
  const edges: Edge[] = graph.edges.map(({ id, from, to, label, place }) => ({
    id,
    source: from,
    target: to,
    ...(label !== null && { label }),
    focusable: false,
    type: place ? 'place' : 'smoothstep',
    ...(place && { data: { place } }),
    ...(passed && !passed.has(to) && to !== triggerId && { style: { opacity: 0.35 } }),
  }));
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      colorMode={colorScheme === 'auto' ? 'system' : colorScheme}
      onInit={setFlow}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
      minZoom={0.1}
      nodesDraggable={false}
      nodesConnectable={false}
      onlyRenderVisibleElements={graph.nodes.length > many}
      onNodeClick={(_, { id, data }) => onSelect(chosen(data.node.kind) ? id : null)}
      onPaneClick={() => onSelect(null)}
      onNodesChange={(changes) => {
        // By keyboard: Enter on a focused node selects it.
        for (const change of changes) if (change.type === 'select' && change.selected) onSelect(change.id);
      }}
      proOptions={{ hideAttribution: true }}
    >
      <Background />
      <Controls showInteractive={false} />
      {graph.nodes.length > 12 && <MiniMap pannable zoomable ariaLabel="" />}
    </ReactFlow>
  );
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Moves the picture when what is chosen is outside of what is seen, and only then. */
function bringIntoView(flow: ReactFlowInstance<StepCardNode>, { x, y, width, height }: Box): void {
  const frame = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!frame) return;
  const from = flow.flowToScreenPosition({ x, y });
  const to = flow.flowToScreenPosition({ x: x + width, y: y + height });
  const isSeen = from.x >= frame.left && from.y >= frame.top && to.x <= frame.right && to.y <= frame.bottom;
  if (!isSeen) void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom() });
}
