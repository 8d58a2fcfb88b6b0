import { Alert, Button, Group, List, Text } from '@mantine/core';
import { Refused } from '../api/refused.js';
import { words } from '../text/words.js';

/** What did not work, in the API's words, field by field where it says so, with the way on. */
export function Failure({ error, again }: { error: Error; again?: () => void }) {
  const fields = error instanceof Refused ? error.fields : [];
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
      {fields.length > 0 && (
        <List size="sm">
          {fields.map(({ path, message }) => (
            <List.Item key={path + message}>
              {path}: {message}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
