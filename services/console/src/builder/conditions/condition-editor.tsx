import { ActionIcon, Box, Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Condition } from '@fanfare/contracts';
import { words } from '../../text/words.js';
import type { Source } from '../sources.js';
import { ComparisonRow } from './comparison-row.js';
import { emptyComparison, groupOf, partsOf, type Joint } from './condition-parts.js';

interface ConditionEditorProps {
  label: string;
  condition: Condition;
  onChange: (condition: Condition) => void;
  sources: readonly Source[];
  /** Of a group within another. */
  onRemove?: () => void;
}

const joints: readonly Joint[] = ['all', 'any', 'none'];

/** What must hold: comparisons, of which all, any or none do, with groups inside groups. */
export function ConditionEditor({ label, condition, onChange, sources, onRemove }: ConditionEditorProps) {
  const { joint, parts } = partsOf(condition);
  const write = (next: readonly Condition[]) => onChange(groupOf(joint, next));
  return (
    <Box
      role="group"
      aria-label={label}
      pl="sm"
      style={{ borderLeft: '2px solid var(--mantine-color-default-border)' }}
    >
      <Stack gap="sm">
        {(parts.length > 1 || joint === 'none' || onRemove) && (
          <Group justify="space-between">
            <SegmentedControl
              size="xs"
              aria-label={words.builder.joint}
              data={joints.map((one) => ({ value: one, label: words.builder.joints[one] }))}
              value={joint}
              onChange={(next) => onChange(groupOf(next, parts))}
            />
            {onRemove && (
              <ActionIcon variant="subtle" color="gray" aria-label={words.builder.removeGroup} onClick={onRemove}>
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        )}
        {parts.map((part, i) =>
          'op' in part ? (
            <ComparisonRow
              key={i}
              label={`${label} ${i + 1}`}
              comparison={part}
              sources={sources}
              onChange={(next) => write(parts.with(i, next))}
              {...(parts.length > 1 && { onRemove: () => write(parts.toSpliced(i, 1)) })}
            />
          ) : (
            <ConditionEditor
              key={i}
              label={`${label} ${i + 1}`}
              condition={part}
              sources={sources}
              onChange={(next) => write(parts.with(i, next))}
              onRemove={() => write(parts.toSpliced(i, 1))}
            />
          ),
        )}
        <Group gap="xs">
          <Button size="compact-xs" variant="subtle" onClick={() => write([...parts, emptyComparison])}>
            {words.builder.addCondition}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => write([...parts, { any: [emptyComparison] }])}>
            {words.builder.addGroup}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}
