import { ActionIcon, Autocomplete, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Json, JsonObject } from '@fanfare/contracts';
import { words } from '../../text/words.js';

interface PairsValueProps {
  id: string;
  label: string;
  value: JsonObject;
  onChange: (value: Json | undefined) => void;
  names: readonly { value: string; label: string }[] | undefined;
}

/** Names and their values, such as fields of a contact. A value may be a text in Liquid; one that reads as a number is one. */
export function PairsValue({ id, label, value, onChange, names }: PairsValueProps) {
  const pairs = Object.entries(value);
  const write = (next: [string, Json][]) => onChange(Object.fromEntries(next));
  return (
    <Stack gap={6} id={id} role="group" aria-label={label}>
      {pairs.map(([name, of], i) => (
        <Group key={i} gap={6} wrap="nowrap">
          <Autocomplete
            flex={1}
            aria-label={words.builder.nameOf(i + 1)}
            data={names?.map((choice) => choice.value) ?? []}
            value={name}
            onChange={(next) => {
              // Two of one name would be one: the letter that would make it so is not taken.
              if (!pairs.some(([other], j) => j !== i && other === next)) write(pairs.with(i, [next, of]));
            }}
          />
          <TextInput
            flex={1}
            aria-label={words.builder.valueOf(name)}
            value={typeof of === 'string' ? of : JSON.stringify(of)}
            onChange={(event) => write(pairs.with(i, [name, readText(event.currentTarget.value)]))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.builder.removePair(name)}
            onClick={() => write(pairs.toSpliced(i, 1))}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        style={{ alignSelf: 'flex-start' }}
        disabled={Object.hasOwn(value, '')}
        onClick={() => write([...pairs, ['', '']])}
      >
        {words.builder.addPair}
      </Button>
    </Stack>
  );
}

function readText(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  // Not 007, +1 or 1e3: those are texts, and must come back as they were typed.
  return /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(text) ? Number(text) : text;
}
