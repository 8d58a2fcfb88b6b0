import { Box, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import type { Run } from '../api/shapes.js';
import { LazyCanvas } from '../canvas/lazy-canvas.js';
import { Confirm } from '../parts/confirm.js';
import { Shown } from '../parts/shown.js';
import { tellFailure } from '../parts/tell-failure.js';
import { Page } from '../parts/page.js';
import { instantText, tookText } from '../parts/time.js';
import { may, meQuery } from '../shell/session.js';
import { words } from '../text/words.js';
import { passedOf } from './passed-of.js';
import { RunStatusBadge } from './run-status.js';
import { RunSteps } from './run-steps.js';

/** A run that goes on is looked at again so often. */
const liveMs = 1_000;

export function RunPage() {
  const { workspace, id } = useParams({ from: '/w/$workspace/runs/$id' });
  const query = useQuery({
    queryKey: ['runs', workspace, id],
    queryFn: () =>
      answered(client.GET('/v1/workspaces/{workspace}/runs/{id}', { params: { path: { workspace, id } } })),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : liveMs),
  });
  return <Shown query={query}>{(run) => <OneRun run={run} />}</Shown>;
}

function OneRun({ run }: { run: Run }) {
  return (
    <Page title={run.workflowName} actions={<RunActions run={run} />}>
      <Facts run={run} />
      <Group align="stretch" gap="lg" wrap="wrap">
        <Box flex="1 1 420px" mih={420} h="calc(100dvh - 260px)">
          <Path run={run} />
        </Box>
        <Box flex="1 1 420px">
          <RunSteps steps={run.steps} />
        </Box>
      </Group>
    </Page>
  );
}

function isOver({ status }: Run): boolean {
  return status === 'Success' || status === 'Failed' || status === 'Cancelled';
}

function Facts({
  run: { version, trigger, event, startedAt, finishedAt, contact, contactDeleted, workspace, workflow, ended },
}: {
  run: Run;
}) {
  return (
    <Group gap="lg">
      <TextLink size="sm" to="/w/$workspace/workflows/$id" params={{ workspace, id: workflow }}>
        v{version}
      </TextLink>
      <Text size="sm">{trigger}</Text>
      <Text size="sm" c="dimmed">
        {contactDeleted ? words.runs.contactDeleted : `${words.runs.event} ${event}`}
      </Text>
      <Text size="sm">{instantText(startedAt)}</Text>
      <Text size="sm">{finishedAt === null ? words.runs.running : tookText(finishedAt - startedAt)}</Text>
      {contact && !contactDeleted && (
        <TextLink size="sm" to="/w/$workspace/contacts/$id" params={{ workspace, id: contact }}>
          {words.runs.contact}
        </TextLink>
      )}
      {ended?.reason.message && <Text size="sm">{ended.reason.message}</Text>}
    </Group>
  );
}

/** The version that the run has, with the way it took. */
function Path({ run }: { run: Run }) {
  const { workspace, workflow: id, version } = run;
  const { data } = useQuery({
    queryKey: ['workflows', workspace, id, 'version', version],
    staleTime: Infinity,
    retry: false,
    queryFn: () =>
      answered(
        client.GET('/v1/workspaces/{workspace}/workflows/{id}/versions/{version}', {
          params: { path: { workspace, id, version: String(version) } },
        }),
      ),
  });
  const [step, setStep] = useState<string | null>(null);
  if (!data) return null;
  return <LazyCanvas definition={data.definition} selected={step} onSelect={setStep} passed={passedOf(run)} />;
}

function RunActions({ run }: { run: Run }) {
  const { workspace, id, status } = run;
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [sure, setSure] = useState(false);
  const cancel = useMutation({
    mutationFn: () =>
      answered(
        client.POST('/v1/workspaces/{workspace}/runs/cancel', {
          params: { path: { workspace } },
          body: { runs: [id] },
        }),
      ),
    onSuccess: () => notifications.show({ message: words.runs.cancelled, color: 'green' }),
    onError: tellFailure,
    onSettled: async () => {
      setSure(false);
      await queries.invalidateQueries({ queryKey: ['runs', workspace] });
    },
  });
  return (
    <>
      <RunStatusBadge status={status} />
      {!isOver(run) && may(me, workspace, 'editor') && (
        <Button size="xs" variant="default" onClick={() => setSure(true)}>
          {words.runs.cancel}
        </Button>
      )}
      <Confirm
        question={sure ? words.runs.cancelSure : null}
        action={words.runs.cancel}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate()}
        onClose={() => setSure(false)}
      />
    </>
  );
}
