import { Button, Center, Skeleton, Stack, Table } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { words } from '../text/words.js';
import { Failure } from './failure.js';

interface Rows<T> {
  query: UseInfiniteQueryResult<{ pages: T[][] }>;
  columns: readonly string[];
  keyOf: (row: T) => string;
  row: (row: T) => ReactNode;
  empty: ReactNode;
}

/** A table that is read page by page. */
export function Rows<T>({ query, columns, keyOf, row, empty }: Rows<T>) {
  const rows = query.data?.pages.flat() ?? [];
  if (query.error && rows.length === 0) return <Failure error={query.error} again={() => void query.refetch()} />;
  if (query.isPending) return <Waiting />;
  if (rows.length === 0) return query.hasNextPage ? <Waiting /> : empty;
  return (
    <Stack>
      {query.error && <Failure error={query.error} again={() => void query.refetch()} />}
      <Table.ScrollContainer minWidth={720}>
        <Table highlightOnHover verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((one) => (
              <Table.Tr key={keyOf(one)}>{row(one)}</Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.lists.more}
          </Button>
        </Center>
      )}
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack gap="xs" aria-busy aria-label={words.common.loading}>
      {Array.from({ length: 6 }, (_, i) => (
        <Skeleton key={i} height={36} />
      ))}
    </Stack>
  );
}
