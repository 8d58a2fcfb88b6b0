import { Paper, Text } from '@mantine/core';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { RunStep } from '../api/shapes.js';
import { words } from '../text/words.js';
import type { GraphNode } from './graph-of.js';
import { sizeOf } from './placed.js';
import { Ports } from './ports.js';

/** What a run made of a step. */
export type Passed = RunStep['status'];

export type StepCardNode = Node<{ node: GraphNode; passed: Passed | null; faded: boolean }, 'step'>;

const colours: Record<Passed, string> = {
  Success: 'var(--mantine-color-green-6)',
  Failed: 'var(--mantine-color-red-6)',
  Retrying: 'var(--mantine-color-orange-6)',
  Waiting: 'var(--mantine-color-blue-6)',
  Cancelled: 'var(--mantine-color-gray-6)',
};
/** Colour is never the only signal. */
const marks: Record<Passed, string> = { Success: '✓', Failed: '✗', Retrying: '↻', Waiting: '…', Cancelled: '–' };

export const StepCard = memo(function StepCard({ data: { node, passed, faded }, selected }: NodeProps<StepCardNode>) {
  const { kind, title, subtitle, ports = [], problems = 0 } = node;
  const chosen = selected ? 'var(--mantine-primary-color-filled)' : undefined;
  const border = passed ? colours[passed] : chosen;
  return (
    <>
      {kind !== 'trigger' && <Handle type="target" position={Position.Top} isConnectable={false} />}
      <Paper
        withBorder
        radius={kind === 'step' ? 'md' : 'xl'}
        px="sm"
        py={kind === 'end' ? 4 : 'xs'}
        bg={kind === 'trigger' ? 'var(--mantine-primary-color-light)' : 'var(--mantine-color-body)'}
        opacity={faded ? 0.45 : 1}
        style={{
          ...sizeOf(node),
          overflow: 'hidden',
          borderWidth: selected || passed ? 2 : 1,
          ...(border && { borderColor: border }),
        }}
      >
        <Text
          size={kind === 'end' ? 'xs' : 'sm'}
          fw={kind === 'end' ? 400 : 600}
          c={kind === 'end' ? 'dimmed' : undefined}
          truncate
        >
          {passed && <span aria-label={passed}>{marks[passed]} </span>}
          {problems > 0 && (
            <Text span c="red" aria-label={words.builder.problemsOf(problems)}>
              ⚠{' '}
            </Text>
          )}
          {title}
        </Text>
        {subtitle && (
          <Text size="xs" c="dimmed" truncate>
            {subtitle}
          </Text>
        )}
        <Ports ports={ports} />
      </Paper>
      {kind !== 'end' && <Handle type="source" position={Position.Bottom} isConnectable={false} />}
    </>
  );
});
