import { useMantineColorScheme } from '@mantine/core';
import { Background, Controls, MiniMap, ReactFlow, type Edge } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import type { WorkflowDefinition } from '../api/shapes.js';
import { graphOf, triggerId } from './graph-of.js';
import { placed, sizes } from './placed.js';
import { StepCard, type Passed, type StepCardNode } from './step-card.js';

const nodeTypes = { step: StepCard };
/** Above so many only what is seen is drawn. */
const many = 150;

export interface Canvas {
  definition: WorkflowDefinition;
  selected: string | null;
  onSelect: (step: string | null) => void;
  /** What a run made of each step: the rest is faded. */
  passed?: ReadonlyMap<string, Passed>;
}

/** A workflow as a picture, to look at: it is laid out by machine, and chosen from. */
export function WorkflowCanvas({ definition, selected, onSelect, passed }: Canvas) {
  const { colorScheme } = useMantineColorScheme();
  const graph = useMemo(() => graphOf(definition), [definition]);
  const places = useMemo(() => placed(graph), [graph]);
  const nodes: StepCardNode[] = graph.nodes.map((node) => ({
    id: node.id,
    type: 'step',
    position: places.get(node.id) ?? { x: 0, y: 0 },
    ...sizes[node.kind],
    selected: node.id === selected,
    selectable: node.kind === 'step',
    focusable: node.kind === 'step',
    ariaLabel: `${node.title} ${node.subtitle}`,
    data: {
      node,
      passed: passed?.get(node.id) ?? null,
      faded: passed !== undefined && node.id !== triggerId && !passed.has(node.id),
    },
  }));
  const edges: Edge[] = graph.edges.map(({ id, from, to, label }) => ({
    id,
    source: from,
    target: to,
    ...(label !== null && { label }),
    focusable: false,
    type: 'smoothstep',
    ...(passed && !passed.has(to) && to !== triggerId && { style: { opacity: 0.35 } }),
  }));
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      colorMode={colorScheme === 'auto' ? 'system' : colorScheme}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
      minZoom={0.1}
      nodesDraggable={false}
      nodesConnectable={false}
      onlyRenderVisibleElements={graph.nodes.length > many}
      onNodeClick={(_, { id, data }) => onSelect(data.node.kind === 'step' ? id : null)}
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
