import { Group, Select, Text } from '@mantine/core';
import type { Json } from '@fanfare/contracts';
import { words } from '../../text/words.js';
import { groupedSources, sampleText } from '../source-groups.js';
import type { Source } from '../sources.js';
import { pathOf, variableOf } from '../value-mode.js';

interface VariableValueProps {
  id: string;
  label: string;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  sources: readonly Source[];
}

/** One thing that is known: of the event, the contact, or a step before. With what it was the last time. */
export function VariableValue({ id, label, value, onChange, sources }: VariableValueProps) {
  const path = pathOf(value);
  const unknown = path !== '' && !sources.some((source) => source.path === path);
  const samples = new Map(sources.map((source) => [source.path, source.sample]));
  return (
    <Select
      id={id}
      aria-label={label}
      searchable
      clearable
      placeholder={words.builder.pickVariable}
      nothingFoundMessage={words.lists.nothingFound}
      data={[...(unknown ? [{ group: words.builder.groups.other, items: [path] }] : []), ...groupedSources(sources)]}
      value={path || null}
      onChange={(next) => onChange(next === null ? undefined : variableOf(next))}
      renderOption={({ option }) => (
        <Group justify="space-between" wrap="nowrap" gap="xs" w="100%">
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed" truncate maw={160}>
            {sampleText(samples.get(option.value))}
          </Text>
        </Group>
      )}
    />
  );
}
