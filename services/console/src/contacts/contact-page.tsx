import { ActionIcon, Avatar, Badge, Button, Card, Grid, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import type { Profile } from '../api/shapes.js';
import { Shown } from '../parts/shown.js';
import { Page } from '../parts/page.js';
import { agoText, instantText } from '../parts/time.js';
import { RunTable } from '../runs/run-table.js';
import { may, meQuery } from '../shell/session.js';
import { words } from '../text/words.js';

import { nameOf } from './name-of.js';
import { Tags } from './tags.js';

export function ContactPage() {
  const { workspace, id } = useParams({ from: '/w/$workspace/contacts/$id' });
  const query = useQuery({
    queryKey: ['contacts', workspace, id, 'profile'],
    queryFn: () =>
      answered(client.GET('/v1/workspaces/{workspace}/contacts/{id}/profile', { params: { path: { workspace, id } } })),
  });
  // Another contact is another page: what is being typed belongs to this one.
  return (
    <Shown query={query}>{(profile) => <OneContact key={profile.id} profile={profile} workspace={workspace} />}</Shown>
  );
}

function OneContact({ profile, workspace }: { profile: Profile; workspace: string }) {
  const name = nameOf(profile);
  return (
    <Page title={name} actions={<Badge>{profile.type}</Badge>}>
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <About profile={profile} name={name} workspace={workspace} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            <Properties profile={profile} workspace={workspace} />
            <Text fw={700} component="h2">
              {words.contacts.runs}
            </Text>
            <RunTable workspace={workspace} filter={{ contact: profile.id }} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function About({ profile, name, workspace }: { profile: Profile; name: string; workspace: string }) {
  const { email, firstName, lastName, mobile, tags, lists, alsoKnownAs, avatarUrl, createdAt } = profile;
  const fields = { firstName, lastName, email, mobile };
  return (
    <Card withBorder>
      <Stack>
        <Group>
          <Avatar src={avatarUrl} name={name} color="initials" size="lg" />
          <Text size="sm" c="dimmed" title={instantText(createdAt)}>
            {words.contacts.since(agoText(createdAt, Date.now()))}
          </Text>
        </Group>
        {Object.entries(fields).map(([field, value]) => (
          <Editable key={field} workspace={workspace} contact={profile.id} field={field} value={value} />
        ))}
        <Labelled label={words.contacts.tags}>
          <Tags tags={tags} />
        </Labelled>
        <Labelled label={words.contacts.lists}>
          {lists.length === 0 ? (
            <Text size="sm">{words.contacts.noLists}</Text>
          ) : (
            <Tags tags={lists.map((list) => list.name)} />
          )}
        </Labelled>
        {alsoKnownAs.length > 0 && (
          <Labelled label={words.contacts.knownAs}>
            <Text size="xs">{alsoKnownAs.join(', ')}</Text>
          </Labelled>
        )}
      </Stack>
    </Card>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {children}
    </div>
  );
}

const fieldLabels: Record<string, string> = {
  firstName: words.contacts.firstName,
  lastName: words.contacts.lastName,
  email: words.contacts.email,
  mobile: words.contacts.mobile,
};

/** A value with a pencil. What was typed stays while it cannot be saved. */
function Editable({
  workspace,
  contact,
  field,
  value,
  label = fieldLabels[field] ?? field,
}: {
  workspace: string;
  contact: string;
  field: string;
  value: unknown;
  label?: string;
}) {
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [draft, setDraft] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (text: string) =>
      answered(
        client.POST('/v1/workspaces/{workspace}/contacts/{id}/edit', {
          params: { path: { workspace, id: contact } },
          body: { fields: { [field]: text === '' ? null : text } as never },
        }),
      ),
    onSuccess: async () => {
      // The page may have been opened under another id of the contact.
      await queries.invalidateQueries({ queryKey: ['contacts', workspace] });
      notifications.show({ message: words.contacts.saved, color: 'green' });
      setDraft(null);
    },
  });
  if (draft === null) {
    return (
      <Group justify="space-between" wrap="nowrap">
        <Labelled label={label}>
          <Text size="sm">{textOf(value) || '—'}</Text>
        </Labelled>
        {may(me, workspace, 'editor') && (
          <ActionIcon
            variant="subtle"
            aria-label={`${words.contacts.edit} ${label}`}
            onClick={() => setDraft(textOf(value))}
          >
            <IconPencil size={16} />
          </ActionIcon>
        )}
      </Group>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <TextInput
        label={label}
        autoFocus
        value={draft}
        error={save.error?.message}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
      />
      <Group gap="xs" mt="xs">
        <Button size="xs" type="submit" loading={save.isPending}>
          {words.contacts.save}
        </Button>
        <Button size="xs" variant="default" onClick={() => setDraft(null)}>
          {words.contacts.leave}
        </Button>
      </Group>
    </form>
  );
}

/** A value as somebody types it. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function Properties({ profile, workspace }: { profile: Profile; workspace: string }) {
  const shown = profile.properties.filter(({ hidden }) => !hidden);
  if (shown.length === 0) return null;
  return (
    <Card withBorder>
      <Text fw={700} component="h2">
        {words.contacts.properties}
      </Text>
      <Table verticalSpacing="xs">
        <Table.Tbody>
          {shown.map(({ id, label, value, at, type }) => (
            <Table.Tr key={id}>
              <Table.Td>
                {type === 'texts' || typeof value === 'object' ? (
                  <Labelled label={label}>
                    <Text size="sm">{value === null ? '—' : JSON.stringify(value)}</Text>
                  </Labelled>
                ) : (
                  <Editable workspace={workspace} contact={profile.id} field={id} value={value} label={label} />
                )}
              </Table.Td>
              <Table.Td w={160} c="dimmed" fz="xs">
                {at !== null && agoText(at, Date.now())}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
