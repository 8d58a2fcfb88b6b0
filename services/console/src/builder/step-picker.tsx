import { Combobox, Group, Modal, ScrollArea, Text, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { words } from '../text/words.js';
import type { Kind } from './kinds.js';

interface StepPickerProps {
  opened: boolean;
  kinds: Iterable<Kind>;
  onPick: (kind: Kind) => void;
  onClose: () => void;
}

/** All steps that there are, to choose one: type a few letters, or go by the arrows. */
export function StepPicker({ opened, kinds, onPick, onClose }: StepPickerProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.builder.addStep} size="lg" transitionProps={{ duration: 0 }}>
      {opened && <Choosing kinds={[...kinds]} onPick={onPick} />}
    </Modal>
  );
}

function Choosing({ kinds, onPick }: { kinds: readonly Kind[]; onPick: (kind: Kind) => void }) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ opened: true });
  const found = kinds.filter((kind) => fits(kind, search)).sort((a, b) => nearness(b, search) - nearness(a, search));
  const groups = Map.groupBy(found, ({ category }) => category);
  // What is found has changed: Enter takes the first of it.
  const { selectFirstOption } = combobox;
  useEffect(() => void selectFirstOption(), [search, selectFirstOption]);
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(action) => {
        const kind = kinds.find((one) => one.action === action);
        if (kind) onPick(kind);
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          autoFocus
          data-autofocus
          aria-label={words.builder.searchSteps}
          placeholder={words.builder.searchSteps}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options mt="sm" labelledBy={undefined}>
        <ScrollArea.Autosize mah="60dvh" type="scroll">
          {found.length === 0 && <Combobox.Empty>{words.lists.nothingFound}</Combobox.Empty>}
          {[...groups].map(([category, all]) => (
            <Combobox.Group key={category} label={category}>
              {all.map(({ action, title, summary }) => (
                <Combobox.Option key={action} value={action}>
                  <Group gap="xs" wrap="nowrap" align="baseline">
                    <Text size="sm" fw={600} style={{ flexShrink: 0 }}>
                      {title}
                    </Text>
                    <Text size="xs" opacity={0.8} truncate>
                      {summary}
                    </Text>
                  </Group>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </ScrollArea.Autosize>
      </Combobox.Options>
    </Combobox>
  );
}

/** Whose name is typed comes first. */
function nearness({ title, action }: Kind, search: string): number {
  const typed = search.trim().toLowerCase();
  if (typed === '') return 0;
  return [title, action].some((name) => name.toLowerCase().startsWith(typed)) ? 1 : 0;
}

function fits({ title, action, summary, category }: Kind, search: string): boolean {
  const text = `${title} ${action} ${category} ${summary}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
