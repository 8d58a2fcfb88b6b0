import { Box, NavLink, Text } from '@mantine/core';
import type { WorkflowDefinition } from '../api/shapes.js';
import { words } from '../text/words.js';
import { outlineOf } from './graph-of.js';

interface Outline {
  definition: WorkflowDefinition;
  selected: string | null;
  onSelect: (step: string) => void;
}

/** The same workflow as a list: for the keyboard, for a small screen, and for who reads rather than looks. */
export function Outline({ definition, selected, onSelect }: Outline) {
  return (
    <Box component="nav" aria-label={words.workflows.outline}>
      {outlineOf(definition).map(({ id, label, depth, step }, i) => (
        <Box key={`${i}/${id ?? ''}`} pl={depth * 20}>
          {id === null ? (
            <Text size="xs" c="dimmed" px="sm" py={4}>
              {label} → {words.workflows.endsHere}
            </Text>
          ) : (
            <NavLink
              component="button"
              active={id === selected && step !== null}
              onClick={() => onSelect(id)}
              label={step?.name ?? id}
              c="inherit"
              description={[label, step?.action ?? '↑'].filter(Boolean).join(' → ')}
            />
          )}
        </Box>
      ))}
    </Box>
  );
}
