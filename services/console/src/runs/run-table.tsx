import { Badge, Group, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import type { RunSummary } from '../api/shapes.js';
import { Empty } from '../parts/empty.js';
import { Rows } from '../parts/rows.js';
import { agoText, instantText, tookText } from '../parts/time.js';
import { words } from '../text/words.js';
import { RunStatusBadge } from './run-status.js';

export interface RunFilter {
  workflow?: string;
  contact?: string;
  status?: string;
}

const pageSize = '50';

/** Runs, newest first, as they are: asked for again every few seconds. */
export function RunTable({ workspace, filter }: { workspace: string; filter: RunFilter }) {
  const query = useInfiniteQuery({
    queryKey: ['runs', workspace, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answered(
        client.GET('/v1/workspaces/{workspace}/runs', {
          params: { path: { workspace }, query: { ...filter, limit: pageSize, ...(after && { after }) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 5_000,
    select: ({ pages }) => ({ pages: pages.map(({ runs }) => runs) }),
  });
  const { workflow, version, status, started, took, trigger, contact, place } = words.runs;
  const isAll = Object.values(filter).every((value) => value === undefined);
  const empty = isAll ? (
    <Empty title={words.runs.emptyTitle} hint={words.runs.emptyHint} />
  ) : (
    <Empty title={words.runs.noneFit} />
  );
  return (
    <Rows
      query={query}
      columns={[workflow, version, status, started, took, place, trigger, contact]}
      keyOf={({ id }) => id}
      empty={empty}
      row={(run) => <RunRow workspace={workspace} run={run} />}
    />
  );
}

function RunRow({ workspace, run }: { workspace: string; run: RunSummary }) {
  const { id, workflowName, version, status, startedAt, finishedAt, site, card, trigger, contact, mode } = run;
  return (
    <>
      <Table.Td>
        <Group gap="xs">
          <TextLink fw={600} to="/w/$workspace/runs/$id" params={{ workspace, id }}>
            {workflowName}
          </TextLink>
          {mode === 'test' && <Badge variant="outline">{words.runs.test}</Badge>}
        </Group>
      </Table.Td>
      <Table.Td>v{version}</Table.Td>
      <Table.Td>
        <RunStatusBadge status={status} />
      </Table.Td>
      <Table.Td title={instantText(startedAt)}>{agoText(startedAt, Date.now())}</Table.Td>
      <Table.Td>{finishedAt === null ? '' : tookText(finishedAt - startedAt)}</Table.Td>
      <Table.Td>{[site, card].filter(Boolean).join(' / ')}</Table.Td>
      <Table.Td>{trigger}</Table.Td>
      <Table.Td>
        {contact && (
          <TextLink size="sm" to="/w/$workspace/contacts/$id" params={{ workspace, id: contact }}>
            {contact.slice(0, 13)}
          </TextLink>
        )}
      </Table.Td>
    </>
  );
}
