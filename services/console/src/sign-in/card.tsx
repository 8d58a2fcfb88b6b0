import { Center, Paper, Stack, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { words } from '../text/words.js';

/** A page for somebody who is not in yet. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(`${title} · ${words.name}`);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder p="xl" radius="md" w={400}>
        <Stack>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <Title order={1} size="h3">
            {title}
          </Title>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
