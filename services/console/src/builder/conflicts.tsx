import { Alert, Button, Group, Text } from '@mantine/core';
import type { DraftKeeper, DraftState } from '../draft/draft-keeper.js';
import { words } from '../text/words.js';

/** What somebody else has changed meanwhile: it is there; where both wrote, one is chosen. */
export function Conflicts({ keeper, state }: { keeper: DraftKeeper; state: DraftState }) {
  if (state.conflicts.length === 0) return null;
  return (
    <Alert color="yellow" role="alert">
      {state.conflicts.map((conflict) => (
        <Group key={conflict.path.join('.')} justify="space-between">
          <Text size="sm">{words.builder.conflict(conflict.path.join('.'))}</Text>
          <Group gap="xs">
            <Button
              size="compact-xs"
              variant="light"
              onClick={() =>
                keeper.settle(conflict, { kind: 'setWorkflow', path: conflict.path, value: conflict.theirs })
              }
            >
              {words.builder.takeTheirs}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => keeper.settle(conflict, null)}>
              {words.builder.keepMine}
            </Button>
          </Group>
        </Group>
      ))}
    </Alert>
  );
}
