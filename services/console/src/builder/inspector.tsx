import { Alert, Button, Group, Stack, Tabs, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Condition, FieldProblem, Json, WorkflowDefinition } from '@fanfare/contracts';
import type { DraftKeeper } from '../draft/draft-keeper.js';
import { words } from '../text/words.js';
import { BranchesForm } from './branches-form.js';
import { ConditionEditor } from './conditions/condition-editor.js';
import { emptyComparison } from './conditions/condition-parts.js';
import type { Kind } from './kinds.js';
import { LimitsForm } from './limits-form.js';
import { NextForm } from './next-form.js';
import type { Source } from './sources.js';
import { StepForm } from './step-form.js';

export interface InspectorProps {
  workspace: string;
  definition: WorkflowDefinition;
  keeper: DraftKeeper;
  kinds: ReadonlyMap<string, Kind>;
  sources: readonly Source[];
  problems: readonly FieldProblem[];
}

/** What a step does, and all that can be said of it. */
export function Inspector({ id, onRemove, ...all }: InspectorProps & { id: string; onRemove: () => void }) {
  const { workspace, definition, keeper, kinds, sources } = all;
  const step = definition.steps[id];
  if (!step) return <Text c="dimmed">{words.builder.choose}</Text>;
  const kind = kinds.get(step.action);
  const own = all.problems
    .filter(({ path }) => path === `steps.${id}` || path.startsWith(`steps.${id}.`))
    .map(({ path, message }) => ({ path: path.slice(`steps.${id}.`.length), message }));
  const set = (path: readonly (string | number)[], value: Json | undefined) =>
    keeper.edit({ kind: 'set', step: id, path, value }, `${id}.${path.join('.')}`);
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4">
          {kind?.title ?? step.action}
        </Title>
        <Button size="compact-sm" variant="subtle" color="red" leftSection={<IconTrash size={14} />} onClick={onRemove}>
          {words.builder.removeStep}
        </Button>
      </Group>
      {kind ? (
        <Text size="xs" c="dimmed">
          {kind.summary}
        </Text>
      ) : (
        <Alert color="red">{words.builder.unknownKind(step.action)}</Alert>
      )}
      <Tabs defaultValue="setup" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="setup">{words.builder.setup}</Tabs.Tab>
          <Tabs.Tab value="limits">{words.builder.retry}</Tabs.Tab>
          <Tabs.Tab value="notes">{words.builder.notes}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="setup" pt="sm">
          <Stack gap="md">
            <TextInput
              label={words.builder.stepName}
              placeholder={kind?.title ?? id}
              value={step.name ?? ''}
              onChange={(event) => set(['name'], event.currentTarget.value || undefined)}
            />
            {kind && <StepForm {...{ workspace, kind, step, sources }} problems={own} onChange={set} />}
            {step.branches && <BranchesForm step={step} sources={sources} onChange={set} />}
            {kind?.takes.when && (
              <When
                when={step.when}
                sources={sources}
                optional={kind.takes.when === 'optional'}
                onChange={(when) => set(['when'], when)}
              />
            )}
            <Elsewhere problems={own} />
            <NextForm id={id} step={step} kind={kind} kinds={kinds} definition={definition} keeper={keeper} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="limits" pt="sm">
          <LimitsForm step={step} onChange={set} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" pt="sm">
          <Textarea
            aria-label={words.builder.notes}
            autosize
            minRows={4}
            value={step.notes ?? ''}
            onChange={(event) => set(['notes'], event.currentTarget.value || undefined)}
          />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

interface WhenProps {
  when: Condition | undefined;
  sources: readonly Source[];
  optional: boolean;
  onChange: (when: Condition | undefined) => void;
}

function When({ when, sources, optional, onChange }: WhenProps) {
  if (!when) {
    return (
      <Button size="compact-sm" variant="light" onClick={() => onChange(emptyComparison)}>
        {words.builder.onlyIf}
      </Button>
    );
  }
  return (
    <ConditionEditor
      label={words.builder.condition}
      condition={when}
      sources={sources}
      onChange={onChange}
      {...(optional && { onRemove: () => onChange(undefined) })}
    />
  );
}

/** What is wrong with what the form shows no field for. */
function Elsewhere({ problems }: { problems: readonly FieldProblem[] }) {
  const left = problems.filter(({ path }) => !path.startsWith('input'));
  if (left.length === 0) return null;
  return (
    <Alert color="red" role="alert">
      {left.map(({ path, message }) => (
        <Text key={path + message} size="sm">
          {path ? `${path}: ` : ''}
          {message}
        </Text>
      ))}
    </Alert>
  );
}
