import { Badge, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answered, client } from '../api/client.js';
import type { AuditEntry } from '../api/shapes.js';
import { Empty } from '../parts/empty.js';
import { Rows } from '../parts/rows.js';
import { instantText } from '../parts/time.js';
import { may, meQuery } from '../shell/session.js';
import { words } from '../text/words.js';

export function AuditLog({ workspace }: { workspace: string }) {
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, workspace, 'admin');
  const query = useInfiniteQuery({
    queryKey: ['audit', workspace],
    enabled: isAdmin,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answered(
        client.GET('/v1/workspaces/{workspace}/audit-log', {
          params: { path: { workspace }, query: after ? { after } : {} },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => ({ pages: pages.map(({ entries }) => entries) }),
  });
  if (!isAdmin) return <Text c="dimmed">{words.settings.notAdmin}</Text>;
  const { when, who, what, about } = words.settings;
  return (
    <Rows
      query={query}
      columns={[when, who, what, about, '']}
      keyOf={({ id }) => id}
      empty={<Empty title={words.lists.nothingFound} />}
      row={(entry) => <Entry entry={entry} />}
    />
  );
}

function Entry({ entry: { at, who, what, about, status } }: { entry: AuditEntry }) {
  return (
    <>
      <Table.Td>{instantText(at)}</Table.Td>
      <Table.Td>{who.name}</Table.Td>
      <Table.Td>{what}</Table.Td>
      <Table.Td>{Object.values(about).join(', ')}</Table.Td>
      <Table.Td>
        <HowItEnded status={status} />
      </Table.Td>
    </>
  );
}

function HowItEnded({ status }: { status: number | null }) {
  if (status === null) return <Badge color="yellow">{words.settings.unknownEnd}</Badge>;
  return status < 400 ? null : <Badge color="red">{words.settings.refused(status)}</Badge>;
}
