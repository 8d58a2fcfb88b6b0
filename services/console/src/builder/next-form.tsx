import { Select, Stack, Text } from '@mantine/core';
import type { Step, WorkflowDefinition } from '@fanfare/contracts';
import type { DraftKeeper } from '../draft/draft-keeper.js';
import { placeKey } from '../draft/place.js';
import { waysOut, type StepKind } from '../draft/ways.js';
import { words } from '../text/words.js';

interface NextFormProps {
  id: string;
  step: Step;
  kind: StepKind | undefined;
  kinds: ReadonlyMap<string, { title: string }>;
  definition: WorkflowDefinition;
  keeper: DraftKeeper;
}

/** Where each way out of a step leads: to an end, or to any other step, so that ways can come together. */
export function NextForm({ id, step, kind, kinds, definition, keeper }: NextFormProps) {
  const others = Object.entries(definition.steps)
    .filter(([other]) => other !== id)
    .map(([value, { name, action }]) => ({ value, label: `${name ?? kinds.get(action)?.title ?? action} (${value})` }));
  const ways = waysOut(id, step, kind);
  if (ways.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {words.builder.leadsTo}
      </Text>
      {ways.map(({ place, label, to }) => (
        <Select
          key={placeKey(place)}
          size="xs"
          label={label}
          placeholder={words.builder.ends}
          clearable
          searchable
          data={others}
          value={to}
          onChange={(next) => keeper.edit({ kind: 'lead', place, to: next })}
        />
      ))}
    </Stack>
  );
}
