import { Alert, Button, Group, Text } from '@mantine/core';
import { words } from '../text/words.js';

/** What did not work, in the API's words, with the way on. */
export function Failure({ error, again }: { error: Error; again?: () => void }) {
  return (
    <Alert color="red" title={words.failures.title} role="alert">
      <Group justify="space-between">
        <Text size="sm">{error.message}</Text>
        {again && (
          <Button size="xs" variant="light" color="red" onClick={again}>
            {words.failures.again}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
