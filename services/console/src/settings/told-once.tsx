import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core';
import { words } from '../text/words.js';

/** A secret that was made just now and is told nowhere else. */
export function ToldOnce({ title, value }: { title: string; value: string }) {
  return (
    <Alert color="yellow" title={title}>
      <Stack gap="xs">
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {value}
        </Code>
        <Group>
          <CopyButton value={value}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {copied ? words.settings.copied : words.settings.copy}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}
