import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FieldProblem, WorkflowDefinition } from '@fanfare/contracts';
import type { Workflow } from '../api/shapes.js';
import type { DraftKeeper, DraftState } from '../draft/draft-keeper.js';
import { words } from '../text/words.js';
import { WorkflowStatusBadge } from '../workflows/workflow-status.js';
import { PublishSheet } from './publish-sheet.js';
import { Saving } from './saving.js';

interface BuilderHeaderProps {
  workflow: Workflow;
  definition: WorkflowDefinition;
  keeper: DraftKeeper;
  state: DraftState;
  problems: readonly FieldProblem[];
  onTest: () => void;
}

/** The name, whether it is saved, undo and redo, and the way into force. */
export function BuilderHeader({ workflow, definition, keeper, state, problems, onTest }: BuilderHeaderProps) {
  const [publishing, setPublishing] = useState(false);
  const told = useRef(0);
  useEffect(() => {
    if (state.fromOthers > told.current) notifications.show({ message: words.builder.fromOthers });
    told.current = state.fromOthers;
  }, [state.fromOthers]);
  const open = () => void keeper.save().then(() => setPublishing(true));
  return (
    <Group justify="space-between" wrap="wrap" gap="sm">
      <Group gap="sm" flex="1 1 300px">
        <TextInput
          flex="0 1 320px"
          aria-label={words.builder.name}
          value={definition.name}
          onChange={(event) =>
            keeper.edit({ kind: 'setWorkflow', path: ['name'], value: event.currentTarget.value }, 'name')
          }
        />
        <WorkflowStatusBadge workflow={workflow} />
        <Saving saving={state.saving} onRetry={() => void keeper.save()} />
      </Group>
      <Group gap="xs">
        <Tooltip label={`${words.builder.undo} (Ctrl+Z)`}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={words.builder.undo}
            disabled={state.history.past.length === 0}
            onClick={() => keeper.undo()}
          >
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${words.builder.redo} (Ctrl+Y)`}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={words.builder.redo}
            disabled={state.history.future.length === 0}
            onClick={() => keeper.redo()}
          >
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Tooltip>
        {problems.length > 0 && (
          <Text size="sm" c="red">
            {words.builder.problemsOf(problems.length)}
          </Text>
        )}
        <Button variant="default" onClick={onTest}>
          {words.builder.test}
        </Button>
        <Button onClick={open}>
          {workflow.status === 'Draft' ? words.builder.publish : words.builder.publishChanges}
        </Button>
      </Group>
      {publishing && <PublishSheet workflow={workflow} problems={problems} onClose={() => setPublishing(false)} />}
    </Group>
  );
}
