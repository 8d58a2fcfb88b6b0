import { Alert, Box, Button, Group, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import type { Workflow, WorkflowDefinition } from '../api/shapes.js';
import { LazyCanvas } from '../canvas/lazy-canvas.js';
import { Outline } from '../canvas/outline.js';
import { Json } from '../parts/json.js';
import { Shown } from '../parts/shown.js';
import { Page } from '../parts/page.js';
import { may, meQuery } from '../shell/session.js';
import { RunTable } from '../runs/run-table.js';
import { words } from '../text/words.js';
import { OnOff } from './on-off.js';
import { WorkflowStatusBadge } from './workflow-status.js';

/** How a workflow can be looked at. */
export const workflowViews = ['picture', 'outline', 'runs', 'json'] as const;
type WorkflowView = (typeof workflowViews)[number];
const labels: Record<WorkflowView, string> = {
  picture: words.workflows.picture,
  outline: words.workflows.outline,
  runs: words.workflows.runs,
  json: words.workflows.asJson,
};

export function WorkflowPage() {
  const { workspace, id } = useParams({ from: '/w/$workspace/workflows/$id' });
  const query = useQuery({
    queryKey: ['workflows', workspace, id],
    queryFn: () =>
      answered(client.GET('/v1/workspaces/{workspace}/workflows/{id}', { params: { path: { workspace, id } } })),
  });
  return <Shown query={query}>{(workflow) => <OneWorkflow workflow={workflow} />}</Shown>;
}

function OneWorkflow({ workflow }: { workflow: Workflow }) {
  const { workspace, id } = workflow;
  const { data: me } = useQuery(meQuery);
  const { view = 'picture' } = useSearch({ from: '/w/$workspace/workflows/$id' });
  const navigate = useNavigate({ from: '/w/$workspace/workflows/$id' });
  const actions = (
    <>
      <WorkflowStatusBadge workflow={workflow} />
      <OnOff workspace={workspace} workflow={workflow} />
      {may(me, workspace, 'editor') && workflow.status !== 'Archived' && (
        <Button
          renderRoot={(props) => <Link {...props} to="/w/$workspace/workflows/$id/edit" params={{ workspace, id }} />}
        >
          {words.builder.edit}
        </Button>
      )}
    </>
  );
  return (
    <Page title={workflow.name} actions={actions}>
      <Findings workflow={workflow} />
      <SegmentedControl
        aria-label={words.workflows.picture}
        data={workflowViews.map((value) => ({ value, label: labels[value] }))}
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
              <LazyCanvas definition={definition} selected={step} onSelect={choose} />
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
  const findings = [
    { title: words.workflows.problems, color: 'red', of: problems },
    { title: words.workflows.warnings, color: 'yellow', of: warnings },
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      {pausedBecause && <Alert color="yellow">{words.workflows.because(pausedBecause)}</Alert>}
      {findings.map(({ title, color, of }) => (
        <Alert key={title} title={title} color={color}>
          <List size="sm">
            {of.map(({ path, message }) => {
              const step = /^steps\.([^.]+)/.exec(path)?.[1];
              return (
                <List.Item key={path + message}>
                  {step === undefined ? (
                    path
                  ) : (
                    <TextLink size="sm" to="/w/$workspace/workflows/$id" params={{ workspace, id }} search={{ step }}>
                      {path}
                    </TextLink>
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
