import { ActionIcon, Checkbox, Group, Select, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Comparison, Operator } from '@fanfare/contracts';
import { words } from '../../text/words.js';
import type { FieldOf } from '../fields-of.js';
import type { Source } from '../sources.js';
import { ValueField } from '../values/value-field.js';

interface ComparisonRowProps {
  label: string;
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
  onRemove?: () => void;
  sources: readonly Source[];
}

/** Operators that look at one value only. */
const alone: ReadonlySet<Operator> = new Set(['exists', 'notExists', 'isEmpty', 'notEmpty']);
const ofTexts: ReadonlySet<Operator> = new Set([
  'eq',
  'ne',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'matches',
]);
const ofLists: ReadonlySet<Operator> = new Set(['between', 'in', 'notIn']);

/** One comparison: what, how, with what. */
export function ComparisonRow({ label, comparison, onChange, onRemove, sources }: ComparisonRowProps) {
  const { op, left, right, ignoreCase } = comparison;
  const compareBy = (next: Operator) => {
    const { right: _, ...rest } = comparison;
    onChange(
      alone.has(next)
        ? { ...rest, op: next }
        : { ...rest, op: next, right: ofLists.has(next) && !ofLists.has(op) ? [] : (right ?? '') },
    );
  };
  const side = (title: string, list: boolean): FieldOf => ({
    name: title, title, description: '', required: true, widget: list ? 'texts' : 'text', options: [], byDefault: undefined, choices: null,
  }); // prettier-ignore
  return (
    <Stack gap={6}>
      <ValueField
        field={side(words.builder.left, false)}
        value={left}
        sources={sources}
        choices={undefined}
        startsAs="variable"
        onChange={(next) => onChange({ ...comparison, left: next ?? '' })}
      />
      <Group gap="xs" wrap="nowrap">
        <Select
          flex={1}
          aria-label={`${label}: ${words.builder.operator}`}
          data={Object.entries(words.builder.operators).map(([value, text]) => ({ value, label: text }))}
          allowDeselect={false}
          searchable
          value={op}
          onChange={(next) => next && compareBy(next as Operator)}
        />
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={words.builder.removeCondition} onClick={onRemove}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </Group>
      {!alone.has(op) && (
        <ValueField
          field={side(words.builder.right, ofLists.has(op))}
          value={typeof right === 'number' ? String(right) : right}
          sources={sources}
          choices={undefined}
          onChange={(next) => onChange({ ...comparison, right: asNumber(next ?? '', right) })}
        />
      )}
      {ofTexts.has(op) && (
        <Checkbox
          size="xs"
          label={words.builder.ignoreCase}
          checked={ignoreCase ?? false}
          onChange={({ currentTarget: { checked } }) => {
            const { ignoreCase: _, ...rest } = comparison;
            onChange(checked ? { ...rest, ignoreCase: true } : rest);
          }}
        />
      )}
    </Stack>
  );
}

/** What was a number stays one while it reads as one: engine and people compare numbers then, not texts. */
function asNumber(next: Comparison['left'], before: Comparison['right']): Comparison['left'] {
  const reads = typeof next === 'string' && /^-?(0|[1-9]\d{0,14})(\.\d*[1-9])?$/.test(next);
  return reads && (typeof before === 'number' || before === '' || before === undefined) ? Number(next) : next;
}
