import { Button, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import type { WhatIfAnswer } from '../api/shapes.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';

const dayMs = 86_400_000;
const spans = ['1', '3', '7'] as const;
type Span = (typeof spans)[number];

/** What the draft would have done with what really happened, next to what is in force. Nothing happens. */
export function WhatIf({ workspace, id }: { workspace: string; id: string }) {
  const [days, setDays] = useState<Span>('1');
  const play = useMutation({
    mutationFn: () => {
      const from = Date.now() - Number(days) * dayMs;
      return answered(
        client.POST('/v1/workspaces/{workspace}/workflows/{id}/what-if', {
          params: { path: { workspace, id } },
          body: { from },
        }),
      );
    },
  });
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {words.builder.whatIfHint}
      </Text>
      <Group>
        <SegmentedControl
          aria-label={words.builder.whatIfSpan}
          data={spans.map((value) => ({ value, label: words.builder.lastDays(Number(value)) }))}
          value={days}
          onChange={setDays}
        />
        <Button loading={play.isPending} onClick={() => play.mutate()}>
          {words.builder.play}
        </Button>
      </Group>
      {play.error && <Failure error={play.error} />}
      {play.data && <Played played={play.data} />}
    </Stack>
  );
}

function Played({ played: { events, truncated, draft, active, differ } }: { played: WhatIfAnswer }) {
  const actions = [...new Set([...Object.keys(draft.effects), ...Object.keys(active.effects)])].sort();
  const exits = exitsOf(draft.exits, active.exits);
  return (
    <Stack gap="sm">
      <Text size="sm">
        {words.builder.lookedAt(events)} {truncated && words.builder.notAll}
      </Text>
      <Table aria-label={words.builder.whatIf}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{words.builder.theDraft}</Table.Th>
            <Table.Th>{words.builder.inForce}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Compared what={words.builder.runsStarted} draft={draft.starts} active={active.starts} />
          {actions.map((action) => (
            <Compared
              key={action}
              what={action}
              draft={draft.effects[action] ?? 0}
              active={active.effects[action] ?? 0}
            />
          ))}
          {exits.map(({ step, exit }) => (
            <Compared
              key={`${step}/${exit}`}
              what={`${step} → ${exit}`}
              draft={draft.exits[step]?.[exit] ?? 0}
              active={active.exits[step]?.[exit] ?? 0}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">{words.builder.differ(differ.onlyDraft, differ.onlyActive, differ.otherPath)}</Text>
      {differ.contacts.map(({ contact, event, draft: mine, active: theirs }) => (
        <Text key={event} size="xs" c="dimmed">
          {contact ?? words.builder.nobody}: {wayOf(mine)} · {words.builder.inForce}: {wayOf(theirs)}
        </Text>
      ))}
    </Stack>
  );
}

/** A line of numbers; where they differ it is said by more than the eye must compare. */
function Compared({ what, draft, active }: { what: string; draft: number; active: number }) {
  return (
    <Table.Tr fw={draft === active ? 400 : 700}>
      <Table.Td>{what}</Table.Td>
      <Table.Td>
        {draft}
        {draft !== active && ` (${draft > active ? '+' : ''}${draft - active})`}
      </Table.Td>
      <Table.Td>{active}</Table.Td>
    </Table.Tr>
  );
}

type Exits = Readonly<Record<string, Readonly<Record<string, number>>>>;

function exitsOf(draft: Exits, active: Exits): { step: string; exit: string }[] {
  const all = [draft, active].flatMap((side) =>
    Object.entries(side).flatMap(([step, exits]) => Object.keys(exits).map((exit) => `${step}\n${exit}`)),
  );
  return [...new Set(all)].map((key) => {
    const [step = '', exit = ''] = key.split('\n');
    return { step, exit };
  });
}

function wayOf(path: readonly { node: string; exit: string }[] | null): string {
  if (path === null) return words.builder.noRun;
  return path.map(({ node, exit }) => `${node} (${exit})`).join(' → ');
}
