import { Alert, Anchor, Box, Group, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { answered, client } from '../api/client.js';
import type { Workflow, WorkflowDefinition } from '../api/shapes.js';
import { Outline } from '../canvas/outline.js';
import { Failure } from '../parts/failure.js';
import { Json } from '../parts/json.js';
import { Page } from '../parts/page.js';
import { RunTable } from '../runs/run-table.js';
import { words } from '../text/words.js';
import { OnOff } from './workflow-list-page.js';
import { WorkflowStatusBadge } from './workflow-status.js';

const WorkflowCanvas = lazy(() =>
  import('../canvas/workflow-canvas.js').then((module) => ({ default: module.WorkflowCanvas })),
);
const views = ['picture', 'outline', 'runs', 'json'] as const;
export type WorkflowView = (typeof views)[number];
const labels: Record<WorkflowView, string> = {
  picture: words.workflows.picture,
  outline: words.workflows.outline,
  runs: words.workflows.runs,
  json: words.workflows.asJson,
};

export function WorkflowPage() {
  const { workspace, id } = useParams({ from: '/w/$workspace/workflows/$id' });
  const { view = 'picture' } = useSearch({ from: '/w/$workspace/workflows/$id' });
  const navigate = useNavigate({ from: '/w/$workspace/workflows/$id' });
  const {
    data: workflow,
    error,
    refetch,
  } = useQuery({
    queryKey: ['workflows', workspace, id],
    queryFn: () =>
      answered(client.GET('/v1/workspaces/{workspace}/workflows/{id}', { params: { path: { workspace, id } } })),
  });
  if (error) return <Failure error={error} again={() => void refetch()} />;
  if (!workflow) return null;
  const actions = (
    <>
      <WorkflowStatusBadge workflow={workflow} />
      <OnOff workspace={workspace} workflow={workflow} />
    </>
  );
  return (
    <Page title={workflow.name} actions={actions}>
      <Findings workflow={workflow} />
      <SegmentedControl
        aria-label={words.workflows.picture}
        data={views.map((value) => ({ value, label: labels[value] }))}
        value={view}
        onChange={(next) => void navigate({ search: (kept) => ({ ...kept, view: next }), replace: true })}
        style={{ alignSelf: 'flex-start' }}
      />
      <View workflow={workflow} view={view} />
    </Page>
  );
}

function View({ workflow, view }: { workflow: Workflow; view: WorkflowView }) {
  const { workspace, id } = workflow;
  const { step = null } = useSearch({ from: '/w/$workspace/workflows/$id' });
  const navigate = useNavigate({ from: '/w/$workspace/workflows/$id' });
  const choose = (chosen: string | null) =>
    void navigate({
      search: ({ step: _, ...kept }) => ({ ...kept, ...(chosen !== null && { step: chosen }) }),
      replace: true,
    });
  const definition = workflow.definition as WorkflowDefinition;
  switch (view) {
    case 'runs':
      return <RunTable workspace={workspace} filter={{ workflow: id }} />;
    case 'json':
      return <Json value={definition} label={words.workflows.asJson} />;
    case 'picture':
    case 'outline':
      return (
        <Group align="stretch" gap="lg" wrap="wrap">
          <Box flex="2 1 480px" mih={480} h={view === 'picture' ? 'calc(100dvh - 260px)' : undefined}>
            {view === 'picture' ? (
              <Suspense>
                <WorkflowCanvas definition={definition} selected={step} onSelect={choose} />
              </Suspense>
            ) : (
              <Outline definition={definition} selected={step} onSelect={choose} />
            )}
          </Box>
          <Box flex="1 1 300px" component="aside" aria-live="polite">
            <Inspector definition={definition} step={step} />
          </Box>
        </Group>
      );
    default:
      return view satisfies never;
  }
}

/** What a step is given. */
function Inspector({ definition, step: id }: { definition: WorkflowDefinition; step: string | null }) {
  const step = id === null ? undefined : definition.steps[id];
  if (!step) return <Text c="dimmed">{words.workflows.choose}</Text>;
  return (
    <Stack gap="xs">
      <Text fw={700}>{step.name ?? id}</Text>
      <Text size="sm" c="dimmed">
        {step.action}
      </Text>
      {step.notes && <Text size="sm">{step.notes}</Text>}
      <Text size="sm" fw={600}>
        {words.workflows.input}
      </Text>
      <Json value={step.input ?? {}} label={words.workflows.input} />
    </Stack>
  );
}

function Findings({ workflow: { problems, warnings, pausedBecause, workspace, id } }: { workflow: Workflow }) {
  const told = [
    { title: words.workflows.problems, color: 'red', of: problems },
    { title: words.workflows.warnings, color: 'yellow', of: warnings },
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      {pausedBecause && <Alert color="yellow">{words.workflows.because(pausedBecause)}</Alert>}
      {told.map(({ title, color, of }) => (
        <Alert key={title} title={title} color={color}>
          <List size="sm">
            {of.map(({ path, message }) => {
              const step = /^steps\.([^.]+)/.exec(path)?.[1];
              return (
                <List.Item key={path + message}>
                  {step === undefined ? (
                    path
                  ) : (
                    <Anchor
                      size="sm"
                      renderRoot={(props: object) => (
                        <Link
                          {...props}
                          to="/w/$workspace/workflows/$id"
                          params={{ workspace, id }}
                          search={{ step }}
                        />
                      )}
                    >
                      {path}
                    </Anchor>
                  )}{' '}
                  {message}
                </List.Item>
              );
            })}
          </List>
        </Alert>
      ))}
    </>
  );
}
