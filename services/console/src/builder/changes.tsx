import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Schemas } from '../api/shapes.js';
import { words } from '../text/words.js';

type Change = Schemas['WorkflowChangeAnswered'];

const colours = { added: 'green', removed: 'red', changed: 'blue', renamed: 'gray' } as const;
type What = keyof typeof colours;

/** What is different from what is in force, field by field. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <Text size="sm">{words.builder.noChanges}</Text>;
  return (
    <Stack gap="xs" role="list" aria-label={words.builder.changes}>
      <Text fw={600} size="sm">
        {words.builder.changes}
      </Text>
      {changes.map((change) => {
        const { what, where, fields } = told(change);
        return (
          <div key={`${change.kind}/${where}`} role="listitem">
            <Group gap="xs">
              <Badge size="sm" color={colours[what]}>
                {words.builder[what]}
              </Badge>
              <Text size="sm" fw={600}>
                {where}
              </Text>
            </Group>
            {fields.map(({ path, before, after }) => (
              <Text key={path} size="xs" c="dimmed" ff="monospace">
                {path}: {shown(before)} → {shown(after)}
              </Text>
            ))}
          </div>
        );
      })}
    </Stack>
  );
}

function told(change: Change): {
  what: What;
  where: string;
  fields: { path: string; before?: unknown; after?: unknown }[];
} {
  switch (change.kind) {
    case 'workflow.changed':
      return { what: 'changed', where: `${words.builder.wholeWorkflow}: ${change.part}`, fields: change.fields };
    case 'step.added':
      return { what: 'added', where: change.after.name ?? change.step, fields: [] };
    case 'step.removed':
      return { what: 'removed', where: change.before.name ?? change.step, fields: [] };
    case 'step.renamed':
      return { what: 'renamed', where: `${change.from} → ${change.to}`, fields: [] };
    case 'step.changed':
      return { what: 'changed', where: change.step, fields: change.fields };
    default:
      return change satisfies never;
  }
}

function shown(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value);
}
