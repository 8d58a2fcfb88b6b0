import { Anchor, Switch, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answered, client } from '../api/client.js';
import type { WorkflowSummary } from '../api/shapes.js';
import { Empty } from '../parts/empty.js';
import { Page } from '../parts/page.js';
import { Rows } from '../parts/rows.js';
import { agoText, instantText } from '../parts/time.js';
import { may, meQuery } from '../shell/session.js';
import { words } from '../text/words.js';
import { WorkflowStatusBadge } from './workflow-status.js';

const pageSize = '50';

export function WorkflowListPage() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { search } = useSearch({ from: '/w/$workspace/workflows' });
  const navigate = useNavigate({ from: '/w/$workspace/workflows' });
  const look = useDebouncedCallback(
    (text: string) => void navigate({ search: text ? { search: text } : {}, replace: true }),
    150,
  );
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
  const { title, name, status, updated, running } = words.workflows;
  const empty = search ? (
    <Empty title={words.lists.nothingFound} />
  ) : (
    <Empty title={words.workflows.emptyTitle} hint={words.workflows.emptyHint} />
  );
  return (
    <Page title={title}>
      <TextInput
        leftSection={<IconSearch size={16} />}
        aria-label={words.lists.search}
        placeholder={words.lists.search}
        defaultValue={search ?? ''}
        maw={360}
        onChange={(event) => look(event.currentTarget.value)}
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
        <Anchor
          fw={600}
          renderRoot={(props: object) => (
            <Link {...props} to="/w/$workspace/workflows/$id" params={{ workspace, id }} />
          )}
        >
          {name}
        </Anchor>
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

/** Puts a workflow in force and out of it. Only what was activated has such a switch. */
export function OnOff({
  workspace,
  workflow: { id, name, status },
}: {
  workspace: string;
  workflow: Pick<WorkflowSummary, 'id' | 'name' | 'status'>;
}) {
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const isOn = status === 'Active';
  const change = useMutation({
    mutationFn: () => {
      const params = { params: { path: { workspace, id } } };
      return answered(
        isOn
          ? client.POST('/v1/workspaces/{workspace}/workflows/{id}/pause', params)
          : client.POST('/v1/workspaces/{workspace}/workflows/{id}/resume', params),
      );
    },
    onSuccess: () =>
      notifications.show({
        message: isOn ? words.workflows.paused1(name) : words.workflows.resumed(name),
        color: 'green',
      }),
    onError: ({ message }) => notifications.show({ title: words.failures.title, message, color: 'red' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['workflows', workspace] }),
  });
  if (status === 'Draft' || status === 'Archived') return null;
  return (
    <Switch
      checked={change.isPending ? !isOn : isOn}
      disabled={change.isPending || !may(me, workspace, 'editor')}
      aria-label={`${isOn ? words.workflows.pause : words.workflows.resume} ${name}`}
      onChange={() => change.mutate()}
    />
  );
}
