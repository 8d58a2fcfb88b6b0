import { Button, NumberInput, Select, Stack, TagsInput, TextInput, Title } from '@mantine/core';
import type { Json, WorkflowDefinition } from '@fanfare/contracts';
import { useQuery } from '@tanstack/react-query';
import type { DraftKeeper } from '../draft/draft-keeper.js';
import { words } from '../text/words.js';
import { ConditionEditor } from './conditions/condition-editor.js';
import { emptyComparison } from './conditions/condition-parts.js';
import { triggersQuery } from './kinds.js';
import type { Source } from './sources.js';

interface TriggerFormProps {
  definition: WorkflowDefinition;
  keeper: DraftKeeper;
  sources: readonly Source[];
}

/** When a workflow starts and where, and what holds for all of it. */
export function TriggerForm({ definition: { trigger, scope, settings = {} }, keeper, sources }: TriggerFormProps) {
  const { data: triggers = [] } = useQuery(triggersQuery);
  const set = (path: readonly string[], value: Json | undefined) =>
    keeper.edit({ kind: 'setWorkflow', path, value }, path.join('.'));
  const text = (label: string, path: readonly string[], value: string | null | undefined, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={value ?? ''}
      onChange={(event) => set(path, event.currentTarget.value || undefined)}
    />
  );
  const seen = sources.filter(({ path }) => path.startsWith('trigger.'));
  return (
    <Stack gap="md">
      <Title order={2} size="h4">
        {words.builder.startsWhen}
      </Title>
      <Select
        aria-label={words.builder.startsWhen}
        searchable
        allowDeselect={false}
        data={triggers.map(({ name }) => name)}
        value={String(trigger.type)}
        onChange={(next) => next && set(['trigger', 'type'], next)}
      />
      {trigger.filter ? (
        <ConditionEditor
          label={words.builder.onlyWhen}
          condition={trigger.filter}
          sources={seen}
          onChange={(next) => set(['trigger', 'filter'], next)}
          onRemove={() => set(['trigger', 'filter'], undefined)}
        />
      ) : (
        <Button variant="light" size="compact-sm" onClick={() => set(['trigger', 'filter'], { ...emptyComparison })}>
          {words.builder.addFilter}
        </Button>
      )}
      {text(words.builder.site, ['scope', 'site'], scope?.site)}
      {text(words.builder.card, ['scope', 'card'], scope?.card, words.builder.everywhere)}
      <Title order={3} size="h5">
        {words.builder.settings}
      </Title>
      {text(words.builder.timezone, ['settings', 'timezone'], settings.timezone)}
      <NumberInput
        label={words.builder.reentryLimit}
        min={1}
        value={settings.reentry?.limit ?? ''}
        onChange={(limit) =>
          set(
            ['settings', 'reentry'],
            limit === '' ? undefined : { ...settings.reentry, per: 'contact', limit: Number(limit) },
          )
        }
      />
      {settings.reentry &&
        text(words.builder.reentryWithin, ['settings', 'reentry', 'within'], settings.reentry.within)}
      {text(words.builder.quietFrom, ['settings', 'quietHours', 'from'], settings.quietHours?.from)}
      {text(words.builder.quietTo, ['settings', 'quietHours', 'to'], settings.quietHours?.to)}
      {text(words.builder.runDeadline, ['settings', 'deadline'], settings.deadline)}
      <TagsInput
        label={words.builder.notify}
        value={[settings.onFailure?.notify ?? []].flat()}
        onChange={(next) => set(['settings', 'onFailure', 'notify'], next.length > 0 ? next : undefined)}
      />
    </Stack>
  );
}
