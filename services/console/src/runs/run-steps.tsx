import { Accordion, Alert, Badge, Box, Group, Stack, Text } from '@mantine/core';
import type { RunStep } from '../api/shapes.js';
import { Json } from '../parts/json.js';
import { instantText, tookText } from '../parts/time.js';
import { words } from '../text/words.js';

const colours: Record<RunStep['status'], string> = {
  Success: 'green',
  Failed: 'red',
  Retrying: 'orange',
  Waiting: 'blue',
  Cancelled: 'gray',
};

/** The steps of a run in the order in which they were taken, each with what it was given and what it gave. */
export function RunSteps({ steps }: { steps: readonly RunStep[] }) {
  if (steps.length === 0) return <Text c="dimmed">{words.runs.notYet}</Text>;
  return (
    <Accordion multiple variant="separated" order={2}>
      {steps.map((step) => (
        <StepItem key={`${step.branch}/${step.node}/${step.visit}/${step.attempt}`} step={step} />
      ))}
    </Accordion>
  );
}

function StepItem({ step }: { step: RunStep }) {
  const {
    branch,
    node,
    visit,
    attempt,
    action,
    status,
    exit,
    startedAt,
    finishedAt,
    waitingFor,
    until,
    error,
    input,
    output,
  } = step;
  return (
    <Accordion.Item value={`${branch}/${node}/${visit}/${attempt}`}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap" pr="sm">
          <Box>
            <Text size="sm" fw={600}>
              {node}
            </Text>
            <Text size="xs" c="dimmed">
              {action}
              {attempt > 1 && ` · ${words.runs.attempt(attempt)}`}
              {waitingFor && ` · ${words.runs.waiting(waitingFor)}`}
              {until !== undefined && ` · ${words.runs.until(instantText(until))}`}
            </Text>
          </Box>
          <Group gap="xs" wrap="nowrap">
            <Text size="xs" c="dimmed">
              {finishedAt > startedAt ? tookText(finishedAt - startedAt) : ''}
            </Text>
            <Badge color={colours[status]}>{exit || status}</Badge>
          </Group>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">
          {error && (
            <Alert color="red" title={error.code}>
              {error.message}
            </Alert>
          )}
          <Text size="xs" fw={600}>
            {words.runs.input}
          </Text>
          <Json value={input} label={words.runs.input} />
          <Text size="xs" fw={600}>
            {words.runs.output}
          </Text>
          <Json value={output} label={words.runs.output} />
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
