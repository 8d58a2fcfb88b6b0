import { Button, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import type { WorkflowSummary } from '../api/shapes.js';
import { Empty } from '../parts/empty.js';
import { Page } from '../parts/page.js';
import { SearchBox } from '../parts/search-box.js';
import { Rows } from '../parts/rows.js';
import { agoText, instantText } from '../parts/time.js';
import { may, meQuery } from '../shell/session.js';
import { words } from '../text/words.js';
import { ImportWorkflow } from './import-workflow.js';
import { NewWorkflow } from './new-workflow.js';
import { OnOff } from './on-off.js';
import { WorkflowStatusBadge } from './workflow-status.js';

const pageSize = '50';

export function WorkflowListPage() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { search } = useSearch({ from: '/w/$workspace/workflows' });
  const navigate = useNavigate({ from: '/w/$workspace/workflows' });
  const query = useInfiniteQuery({
    queryKey: ['workflows', workspace],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answered(
        client.GET('/v1/workspaces/{workspace}/workflows', {
          params: { path: { workspace }, query: { limit: pageSize, ...(after && { after }) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 15_000,
    select: ({ pages }) => ({
      pages: pages.map(({ workflows }) => workflows.filter(({ name }) => fits(name, search))),
    }),
  });
  // The names are looked through here, so all of them have to be.
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (search && hasNextPage && !isFetching) void fetchNextPage();
  }, [search, hasNextPage, isFetching, fetchNextPage]);
  const { data: me } = useQuery(meQuery);
  const [creating, setCreating] = useState(false);
  const create = may(me, workspace, 'editor') && (
    <>
      <ImportWorkflow workspace={workspace} />
      <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
        {words.builder.create}
      </Button>
    </>
  );
  const { title, name, status, updated, running } = words.workflows;
  const empty = search ? (
    <Empty title={words.lists.nothingFound} />
  ) : (
    <Empty title={words.workflows.emptyTitle} hint={words.workflows.emptyHint} />
  );
  return (
    <Page title={title} actions={create}>
      <NewWorkflow workspace={workspace} opened={creating} onClose={() => setCreating(false)} />
      <SearchBox
        label={words.lists.search}
        searched={search ?? ''}
        onSearch={(text) => void navigate({ search: text ? { search: text } : {}, replace: true })}
      />
      <Rows
        query={query}
        columns={[name, status, updated, running]}
        keyOf={({ id }) => id}
        empty={empty}
        row={(workflow) => <WorkflowRow workspace={workspace} workflow={workflow} />}
      />
    </Page>
  );
}

function fits(name: string, search: string | undefined): boolean {
  return name.toLowerCase().includes((search ?? '').toLowerCase());
}

function WorkflowRow({ workspace, workflow }: { workspace: string; workflow: WorkflowSummary }) {
  const { id, name, updatedAt, pausedBecause } = workflow;
  return (
    <>
      <Table.Td>
        <TextLink fw={600} to="/w/$workspace/workflows/$id" params={{ workspace, id }}>
          {name}
        </TextLink>
        {pausedBecause && (
          <Text size="xs" c="dimmed" maw={480}>
            {pausedBecause}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <WorkflowStatusBadge workflow={workflow} />
      </Table.Td>
      <Table.Td title={instantText(updatedAt)}>{agoText(updatedAt, Date.now())}</Table.Td>
      <Table.Td>
        <OnOff workspace={workspace} workflow={workflow} />
      </Table.Td>
    </>
  );
}
