import { Group, Input, SegmentedControl, Stack } from '@mantine/core';
import type { Json } from '@fanfare/contracts';
import { useId, useState } from 'react';
import { words } from '../../text/words.js';
import type { FieldOf } from '../fields-of.js';
import type { Source } from '../sources.js';
import { modeOf, type ValueMode } from '../value-mode.js';
import { ExpressionValue } from './expression-value.js';
import { FixedValue } from './fixed-value.js';
import { VariableValue } from './variable-value.js';

export interface ValueFieldProps {
  field: FieldOf;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  sources: readonly Source[];
  /** What is wrong with it. */
  error?: string | undefined;
  choices: readonly { value: string; label: string }[] | undefined;
  /** How it is said as long as it is not said yet. @default fixed */
  startsAs?: ValueMode;
}

const modes: readonly ValueMode[] = ['fixed', 'variable', 'expression'];

/** A value of a step: as it is, one thing that is known, or a text with such things in it. */
export function ValueField({ field, value, onChange, sources, error, choices, startsAs = 'fixed' }: ValueFieldProps) {
  const id = useId();
  // Somebody who has chosen a way of saying it has not said it yet.
  const [chosen, setChosen] = useState<ValueMode | null>(null);
  const mode = chosen ?? (value === undefined || value === '' ? startsAs : modeOf(value));
  const common = { id, label: field.title, value, onChange };
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Input.Label htmlFor={id} required={field.required} size="sm">
          {field.title}
        </Input.Label>
        <SegmentedControl
          size="xs"
          aria-label={words.builder.howSaid(field.title)}
          data={modes.map((one) => ({ value: one, label: words.builder.modes[one] }))}
          value={mode}
          onChange={(next) => setChosen(next)}
        />
      </Group>
      {mode === 'fixed' && <FixedValue {...common} field={field} choices={choices} />}
      {mode === 'variable' && <VariableValue {...common} sources={sources} />}
      {mode === 'expression' && <ExpressionValue {...common} sources={sources} />}
      {field.description && <Input.Description>{field.description}</Input.Description>}
      {error && <Input.Error role="alert">{error}</Input.Error>}
    </Stack>
  );
}
