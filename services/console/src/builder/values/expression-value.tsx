import { ActionIcon, Group, Menu, ScrollArea, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { Json } from '@fanfare/contracts';
import { useRef } from 'react';
import { words } from '../../text/words.js';
import { groupedSources } from '../source-groups.js';
import type { Source } from '../sources.js';
import { variableOf } from '../value-mode.js';

interface ExpressionValueProps {
  id: string;
  label: string;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  sources: readonly Source[];
}

/** A text in Liquid: words, with things that are known in between. */
export function ExpressionValue({ id, label, value, onChange, sources }: ExpressionValueProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = textOf(value);
  const insert = (path: string) => {
    const { selectionStart: start, selectionEnd: end } = field.current ?? {
      selectionStart: text.length,
      selectionEnd: text.length,
    };
    onChange(text.slice(0, start) + variableOf(path) + text.slice(end));
  };
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <Textarea
        id={id}
        ref={field}
        aria-label={label}
        flex={1}
        autosize
        minRows={1}
        maxRows={8}
        ff="monospace"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      />
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={words.builder.insert}>
            <IconBraces size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah={320}>
            {groupedSources(sources).map(({ group, items }) => (
              <div key={group}>
                <Menu.Label>{group}</Menu.Label>
                {items.map((path) => (
                  <Menu.Item key={path} onClick={() => insert(path)}>
                    {path}
                  </Menu.Item>
                ))}
              </div>
            ))}
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function textOf(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
