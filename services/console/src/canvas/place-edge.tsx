import { ActionIcon, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type Edge, type EdgeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import type { Place } from '../draft/place.js';
import { words } from '../text/words.js';
import { PutHere } from './put-here.js';

export type PlaceEdgeData = Edge<{ place: Place }, 'place'>;

/** A way from one step to another, on which another one can be put. */
export const PlaceEdge = memo(function PlaceEdge(edge: EdgeProps<PlaceEdgeData>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, label, data } = edge;
  const putHere = useContext(PutHere);
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition });
  const text = typeof label === 'string' ? label : '';
  return (
    <>
      <BaseEdge id={id} path={path} />
      <EdgeLabelRenderer>
        <Group
          gap={4}
          wrap="nowrap"
          className="nodrag nopan"
          bg="var(--mantine-color-body)"
          px={4}
          style={{
            position: 'absolute',
            transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`,
            pointerEvents: 'all',
            borderRadius: 8,
          }}
        >
          {text && <Text size="xs">{text}</Text>}
          {putHere && data && (
            <ActionIcon
              size="xs"
              variant="default"
              radius="xl"
              aria-label={words.builder.addBetween(text)}
              onClick={() => putHere(data.place)}
            >
              <IconPlus size={10} />
            </ActionIcon>
          )}
        </Group>
      </EdgeLabelRenderer>
    </>
  );
});
