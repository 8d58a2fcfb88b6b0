import { Box, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useRef, useState } from 'react';
import type { DryRun, Workflow } from '../api/shapes.js';
import { triggerId } from '../canvas/graph-of.js';
import { LazyCanvas } from '../canvas/lazy-canvas.js';
import { PutHere } from '../canvas/put-here.js';
import type { Place } from '../draft/place.js';
import { passedOf } from '../runs/passed-of.js';
import { useDraft } from '../draft/use-draft.js';
import { words } from '../text/words.js';
import { BuilderHeader } from './builder-header.js';
import { copiedText, pastedStep } from './clipboard.js';
import { Conflicts } from './conflicts.js';
import { editGraph } from './edit-graph.js';
import { Inspector } from './inspector.js';
import type { Kind } from './kinds.js';
import { freeId, newStep } from './new-step.js';
import { StepPicker } from './step-picker.js';
import { TestDrawer } from './test-drawer.js';
import { TriggerForm } from './trigger-form.js';
import { useKeys, type KeyActions } from './use-keys.js';
import { useSources } from './use-sources.js';
import { placeAfter, stepBy } from './walk.js';

interface BuilderProps {
  workflow: Workflow;
  kinds: ReadonlyMap<string, Kind>;
}

/** Where a workflow is built: the picture, what is chosen in it, and what can be put where. */
export function Builder({ workflow, kinds }: BuilderProps) {
  const { keeper, state } = useDraft(workflow);
  const definition = state.history.now;
  const [chosen, setChosen] = useState<string | null>(triggerId);
  const [place, setPlace] = useState<Place | null>(null);
  const [testing, setTesting] = useState(false);
  const [tried, setTried] = useState<DryRun | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const { problems } = workflow;
  const graph = useMemo(() => editGraph(definition, kinds, problems), [definition, kinds, problems]);
  const sources = useSources(workflow.workspace, definition, chosen === triggerId ? null : chosen, kinds);

  const focusForm = () =>
    setTimeout(() => form.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea')?.focus());
  const put = (kind: Kind) => {
    if (!place) return;
    const id = freeId(kind.action, definition);
    keeper.edit({ kind: 'add', place, id, step: newStep(kind), exits: kind });
    setPlace(null);
    setChosen(id);
    focusForm();
  };
  const remove = () => {
    if (chosen === null || chosen === triggerId) return;
    const next = stepBy('ArrowUp', definition, kinds, chosen);
    keeper.edit({ kind: 'remove', step: chosen });
    setChosen(next);
  };
  const actions: KeyActions = {
    undo: () => keeper.undo(),
    redo: () => keeper.redo(),
    add: () => setPlace(placeAfter(definition, kinds, chosen ?? triggerId)),
    remove,
    enter: focusForm,
    arrow: (key) => setChosen(chosen === null ? triggerId : (stepBy(key, definition, kinds, chosen) ?? chosen)),
    copy: () => {
      const step = chosen === null ? undefined : definition.steps[chosen];
      if (!step || chosen === null) return null;
      notifications.show({ message: words.builder.copied });
      return copiedText({ id: chosen, step });
    },
    paste: (text) => {
      const copied = pastedStep(text);
      const at = placeAfter(definition, kinds, chosen ?? triggerId);
      if (!copied || !at) return void notifications.show({ message: words.builder.nothingToPaste, color: 'yellow' });
      const id = freeId(copied.step.action, definition);
      const exits = kinds.get(copied.step.action) ?? { exits: [], takes: {} };
      keeper.edit({ kind: 'add', place: at, id, step: copied.step, exits });
      setChosen(id);
    },
  };
  useKeys(actions);

  const forms = { workspace: workflow.workspace, definition, keeper, kinds, sources, problems };
  return (
    <>
      <BuilderHeader
        workflow={workflow}
        definition={definition}
        keeper={keeper}
        state={state}
        problems={problems}
        onTest={() => setTesting(true)}
      />
      <Conflicts keeper={keeper} state={state} />
      <Group align="stretch" gap="lg" wrap="wrap">
        <Box flex="2 1 480px" h="calc(100dvh - 260px)" mih={420}>
          <PutHere value={setPlace}>
            <LazyCanvas
              definition={definition as never}
              selected={chosen}
              onSelect={setChosen}
              edited={graph}
              {...(tried && { passed: passedOf(tried.run) })}
            />
          </PutHere>
        </Box>
        <Box
          ref={form}
          component="aside"
          flex="1 1 340px"
          maw={520}
          mah="calc(100dvh - 260px)"
          style={{ overflowY: 'auto' }}
          pr="xs"
        >
          {chosen === triggerId && <TriggerForm {...forms} />}
          {chosen !== null && chosen !== triggerId && (
            <Inspector key={chosen} id={chosen} {...forms} onRemove={remove} />
          )}
          {chosen === null && <Text c="dimmed">{words.builder.choose}</Text>}
        </Box>
      </Group>
      <Text size="xs" c="dimmed">
        {words.builder.shortcuts}
      </Text>
      <TestDrawer
        workspace={workflow.workspace}
        id={workflow.id}
        definition={definition}
        comparable={workflow.activeVersion !== null}
        opened={testing}
        onClose={() => setTesting(false)}
        onTried={setTried}
      />
      <StepPicker opened={place !== null} kinds={kinds.values()} onPick={put} onClose={() => setPlace(null)} />
    </>
  );
}
