import { Alert, Badge, Button, Group, List, Modal, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldProblem } from '@fanfare/contracts';
import { answered, client } from '../api/client.js';
import type { Workflow } from '../api/shapes.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';
import { Changes } from './changes.js';

interface PublishSheetProps {
  workflow: Workflow;
  problems: readonly FieldProblem[];
  onClose: () => void;
}

type WaitingRuns = keyof typeof words.builder.waitingRuns;
const choices = Object.keys(words.builder.waitingRuns) as WaitingRuns[];

/** What putting the draft in force means: what is wrong, what changes, whom it meets. Then it is done. */
export function PublishSheet({ workflow, problems, onClose }: PublishSheetProps) {
  const { workspace, id, name, revision, warnings, latestVersion, activeVersion } = workflow;
  const path = { workspace, id };
  const queries = useQueryClient();
  const [waitingRuns, setWaitingRuns] = useState<WaitingRuns>('finish');
  const from = String(activeVersion ?? latestVersion);
  const changes = useQuery({
    queryKey: ['diff', workspace, id, revision],
    enabled: latestVersion > 0,
    queryFn: () =>
      answered(client.GET('/v1/workspaces/{workspace}/workflows/{id}/diff', { params: { path, query: { from } } })),
  });
  const consequences = useQuery({
    queryKey: ['consequences', workspace, id, revision],
    enabled: latestVersion > 0,
    queryFn: () => answered(client.GET('/v1/workspaces/{workspace}/workflows/{id}/consequences', { params: { path } })),
  });
  const publish = useMutation({
    mutationFn: () => {
      const body = { revision, ...(consequences.data?.underWay && { waitingRuns }) };
      return answered(client.POST('/v1/workspaces/{workspace}/workflows/{id}/activate', { params: { path }, body }));
    },
    onSuccess: () => {
      notifications.show({ message: words.builder.published(name), color: 'green' });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['workflows', workspace] }),
  });
  const underWay = consequences.data?.underWay ?? 0;
  return (
    <Modal opened onClose={onClose} title={words.builder.publishTitle} size="lg" centered>
      <Stack>
        <Findings title={words.builder.fixFirst} color="red" findings={problems} />
        <Findings title={words.workflows.warnings} color="yellow" findings={warnings} />
        {changes.data && <Changes changes={changes.data.changes} />}
        {underWay > 0 && (
          <Radio.Group
            label={words.builder.waiting}
            description={words.builder.waitingHint(underWay)}
            value={waitingRuns}
            onChange={(next) => setWaitingRuns(choices.find((one) => one === next) ?? 'finish')}
          >
            <Stack gap="xs" mt="xs">
              {choices.map((one) => (
                <Radio key={one} value={one} label={words.builder.waitingRuns[one]} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {publish.error && <Failure error={publish.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button
            data-autofocus
            loading={publish.isPending}
            disabled={problems.length > 0}
            onClick={() => publish.mutate()}
          >
            {words.builder.publish} <Badge ml="xs" size="sm" variant="light">{`v${latestVersion + 1}`}</Badge>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Findings({ title, color, findings }: { title: string; color: string; findings: readonly FieldProblem[] }) {
  if (findings.length === 0) return null;
  return (
    <Alert color={color} title={title}>
      <List size="sm">
        {findings.map(({ path, message }) => (
          <List.Item key={path + message}>
            <Text span size="sm" ff="monospace">
              {path}
            </Text>{' '}
            {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
