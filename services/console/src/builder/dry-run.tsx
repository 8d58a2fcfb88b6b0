import { Alert, Badge, Button, Group, List, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TriggerName, WorkflowDefinition } from '@fanfare/contracts';
import { answered, client } from '../api/client.js';
import type { DryRun as Tried } from '../api/shapes.js';
import { Failure } from '../parts/failure.js';
import { agoText, instantText } from '../parts/time.js';
import { RunSteps } from '../runs/run-steps.js';
import { words } from '../text/words.js';
import { LiveTest } from './live-test.js';

interface DryRunProps {
  workspace: string;
  id: string;
  definition: WorkflowDefinition;
  /** Shows in the picture the way that it would go. */
  onTried: (tried: Tried) => void;
}

const shown = 10;

/** Tries the draft on something that has happened, or on a sample. Nothing happens, unless somebody asks for it. */
export function DryRun({ workspace, id, definition, onTried }: DryRunProps) {
  const type = String(definition.trigger.type) as TriggerName;
  const [event, setEvent] = useState<string | null>(null);
  const recorded = useQuery({
    queryKey: ['events', workspace, type],
    queryFn: () => {
      const query = { type, limit: String(shown) };
      return answered(client.GET('/v1/workspaces/{workspace}/events', { params: { path: { workspace }, query } }));
    },
  });
  const tryOut = useMutation({
    mutationFn: () =>
      answered(
        client.POST('/v1/workspaces/{workspace}/workflows/try', {
          params: { path: { workspace } },
          body: { definition: definition as never, ...(event !== null && { eventId: event }) },
        }),
      ),
    onSuccess: (tried) => onTried(tried),
  });
  const events = (recorded.data?.events ?? []).map(({ storedAt, event: { id: value, contact } }) => ({
    value,
    label: `${agoText(storedAt, Date.now())} · ${nameOf(contact)}`,
  }));
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {words.builder.testHint}
      </Text>
      <Select
        label={words.builder.testEvent}
        placeholder={words.builder.sample}
        clearable
        data={events}
        value={event}
        onChange={setEvent}
      />
      <Group>
        <Button loading={tryOut.isPending} onClick={() => tryOut.mutate()}>
          {words.builder.tryIt}
        </Button>
        <LiveTest workspace={workspace} id={id} event={event} />
      </Group>
      {tryOut.error && <Failure error={tryOut.error} />}
      {tryOut.data && <Shown tried={tryOut.data} />}
    </Stack>
  );
}

function nameOf(contact: unknown): string {
  const { email, id } = (contact ?? {}) as { email?: string; id?: string };
  return email ?? id ?? words.builder.nobody;
}

function Shown({ tried: { starts, because, effects, waits, warnings, run } }: { tried: Tried }) {
  return (
    <Stack gap="sm">
      <Alert color={starts ? 'green' : 'yellow'}>
        {starts ? words.builder.wouldStart : words.builder.wouldNotStart(because ?? '')}
      </Alert>
      {effects.length > 0 && (
        <Group gap="xs">
          <Text size="sm">{words.builder.wouldDo}</Text>
          {effects.map(({ stepId, action }) => (
            <Badge key={stepId}>{action}</Badge>
          ))}
        </Group>
      )}
      {waits.length > 0 && (
        <List size="sm">
          {waits.map(({ branch, node, reason, until }) => (
            <List.Item key={`${branch}/${node}`}>
              {words.builder.wouldWait(node, reason, until === null ? null : instantText(until))}
            </List.Item>
          ))}
        </List>
      )}
      {warnings.map(({ node, message }) => (
        <Alert key={node + message} color="yellow" title={node}>
          {message}
        </Alert>
      ))}
      <RunSteps steps={run.steps} />
    </Stack>
  );
}
