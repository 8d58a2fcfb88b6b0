import { Button, Text } from '@mantine/core';
import type { SavingState } from '../draft/draft-keeper.js';
import { words } from '../text/words.js';

/** Whether what was done is saved; when it could not be, why. */
export function Saving({ saving, onRetry }: { saving: SavingState; onRetry: () => void }) {
  switch (saving.kind) {
    case 'saved':
    case 'saving':
    case 'unsaved':
      return (
        <Text size="sm" c="dimmed" role="status">
          {words.builder[saving.kind]}
        </Text>
      );
    case 'failed':
      return (
        <Text size="sm" c="red" role="alert">
          {words.builder.notSaved(saving.error.message)}{' '}
          <Button size="compact-xs" variant="light" color="red" onClick={onRetry}>
            {words.failures.again}
          </Button>
        </Text>
      );
    default:
      return saving satisfies never;
  }
}
