import { ActionIcon, Button, Group, NumberInput, Paper, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Json, Step } from '@fanfare/contracts';
import { words } from '../text/words.js';
import { ConditionEditor } from './conditions/condition-editor.js';
import { emptyComparison } from './conditions/condition-parts.js';
import type { Source } from './sources.js';

interface BranchesFormProps {
  step: Step;
  sources: readonly Source[];
  onChange: (path: readonly (string | number)[], value: Json | undefined) => void;
}

/** The ways to go of a Decision, Split or RandomSplit: names with conditions or weights. */
export function BranchesForm({ step, sources, onChange }: BranchesFormProps) {
  const branches = step.branches ?? [];
  const byWeight = step.action === 'RandomSplit';
  const optional = step.action === 'Split';
  const add = () => {
    const name = words.builder.branch(branches.length + 1);
    onChange(['branches'], [...branches, { name, ...startOf(step.action), next: null }] as Json);
  };
  return (
    <Stack gap="sm">
      {branches.map(({ name, when, weight }, i) => (
        <Paper key={i} withBorder p="sm">
          <Stack gap="sm">
            <Group wrap="nowrap" gap="xs">
              <TextInput
                flex={1}
                aria-label={words.builder.branchName(i + 1)}
                value={name}
                onChange={(event) => onChange(['branches', i, 'name'], event.currentTarget.value)}
              />
              {byWeight && (
                <NumberInput
                  w={90}
                  aria-label={words.builder.weight(name)}
                  min={0}
                  value={weight ?? ''}
                  onChange={(next) => onChange(['branches', i, 'weight'], next === '' ? undefined : Number(next))}
                />
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.builder.removeBranch(name)}
                disabled={branches.length === 1}
                onClick={() => onChange(['branches', i], undefined)}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
            {when ? (
              <ConditionEditor
                label={name}
                condition={when}
                sources={sources}
                onChange={(next) => onChange(['branches', i, 'when'], next)}
                {...(optional && { onRemove: () => onChange(['branches', i, 'when'], undefined) })}
              />
            ) : (
              optional && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => onChange(['branches', i, 'when'], { ...emptyComparison })}
                >
                  {words.builder.onlyIf}
                </Button>
              )
            )}
          </Stack>
        </Paper>
      ))}
      <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />} onClick={add}>
        {words.builder.addBranch}
      </Button>
    </Stack>
  );
}

/** What a new branch goes by. */
function startOf(action: string): object {
  switch (action) {
    case 'RandomSplit':
      return { weight: 50 };
    case 'Split':
      return {};
    default:
      return { when: emptyComparison };
  }
}
