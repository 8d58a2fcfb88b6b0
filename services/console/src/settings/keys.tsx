import { Button, Group, MultiSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import type { ApiKey } from '../api/shapes.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { Shown } from '../parts/shown.js';
import { tellFailure } from '../parts/tell-failure.js';
import { agoText } from '../parts/time.js';
import { may, meQuery } from '../shell/session.js';
import { words } from '../text/words.js';
import { ToldOnce } from './told-once.js';

export function Keys({ workspace }: { workspace: string }) {
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, workspace, 'admin');
  const query = useQuery({
    queryKey: ['keys', workspace],
    enabled: isAdmin,
    queryFn: () => answered(client.GET('/v1/workspaces/{workspace}/api-keys', { params: { path: { workspace } } })),
  });
  if (!isAdmin) return <Text c="dimmed">{words.settings.notAdmin}</Text>;
  return <Shown query={query}>{(data) => <AllKeys workspace={workspace} {...data} />}</Shown>;
}

function AllKeys({
  workspace,
  keys,
  scopes,
}: {
  workspace: string;
  keys: readonly ApiKey[];
  scopes: readonly string[];
}) {
  return (
    <Stack gap="lg">
      <MakeKey workspace={workspace} scopes={scopes} />
      {keys.length === 0 ? (
        <Text c="dimmed">{words.settings.noKeys}</Text>
      ) : (
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              {[words.settings.keyName, words.settings.scopes, words.settings.used].map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map((key) => (
              <KeyRow key={key.id} workspace={workspace} apiKey={key} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function KeyRow({ workspace, apiKey: { id, name, hint, scopes, usedAt } }: { workspace: string; apiKey: ApiKey }) {
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () =>
      answered(client.POST('/v1/workspaces/{workspace}/api-keys/{id}/revoke', { params: { path: { workspace, id } } })),
    onError: tellFailure,
    onSettled: async () => {
      setSure(false);
      await queries.invalidateQueries({ queryKey: ['keys', workspace] });
    },
  });
  return (
    <Table.Tr>
      <Table.Td>
        {name}{' '}
        <Text span c="dimmed" size="xs">
          …{hint}
        </Text>
      </Table.Td>
      <Table.Td>{scopes.join(', ')}</Table.Td>
      <Table.Td>{usedAt === null ? words.settings.never : agoText(usedAt, Date.now())}</Table.Td>
      <Table.Td>
        <Button size="xs" variant="subtle" color="red" onClick={() => setSure(true)}>
          {words.settings.revoke}
        </Button>
        <Confirm
          question={sure ? words.settings.revokeSure(name) : null}
          action={words.settings.revoke}
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate()}
          onClose={() => setSure(false)}
        />
      </Table.Td>
    </Table.Tr>
  );
}

function MakeKey({ workspace, scopes }: { workspace: string; scopes: readonly string[] }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const make = useMutation({
    mutationFn: () =>
      answered(
        client.POST('/v1/workspaces/{workspace}/api-keys', {
          params: { path: { workspace } },
          body: { name, scopes: chosen },
        }),
      ),
    onSuccess: async () => {
      setName('');
      await queries.invalidateQueries({ queryKey: ['keys', workspace] });
    },
  });
  const made = make.data as { key: string } | undefined;
  return (
    <Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Group align="end">
          <TextInput
            label={words.settings.keyName}
            required
            w={260}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <MultiSelect
            label={words.settings.scopes}
            required
            searchable
            w={380}
            data={[...scopes]}
            value={chosen}
            onChange={setChosen}
          />
          <Button type="submit" loading={make.isPending} disabled={chosen.length === 0}>
            {words.settings.makeKey}
          </Button>
        </Group>
      </form>
      {make.error && <Failure error={make.error} />}
      {made && <ToldOnce title={words.settings.key} value={made.key} />}
    </Stack>
  );
}
