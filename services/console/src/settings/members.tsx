import { Badge, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import type { Member, Role } from '../api/shapes.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { tellFailure } from '../parts/tell-failure.js';
import { instantText } from '../parts/time.js';
import { may, meQuery, roles } from '../shell/session.js';
import { words } from '../text/words.js';
import { ToldOnce } from './told-once.js';

const roleChoices = roles.map((value) => ({
  value,
  label: `${words.settings.roles[value]}: ${words.settings.roleHints[value]}`,
}));

export function Members({ workspace }: { workspace: string }) {
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, workspace, 'admin');
  const path = { params: { path: { workspace } } };
  const members = useQuery({
    queryKey: ['members', workspace],
    queryFn: () => answered(client.GET('/v1/workspaces/{workspace}/members', path)),
  });
  const invitations = useQuery({
    queryKey: ['members', workspace, 'invitations'],
    enabled: isAdmin,
    queryFn: () => answered(client.GET('/v1/workspaces/{workspace}/invitations', path)),
  });
  if (members.error && !members.data) return <Failure error={members.error} again={() => void members.refetch()} />;
  return (
    <Stack gap="lg">
      {isAdmin && <Invite workspace={workspace} />}
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.settings.member}</Table.Th>
            <Table.Th>{words.settings.role}</Table.Th>
            <Table.Th>{words.settings.since}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.data?.members.map((member) => (
            <MemberRow key={member.account} workspace={workspace} member={member} isAdmin={isAdmin} />
          ))}
          {invitations.data?.invitations.map(({ id, email, role, endsAt }) => (
            <Table.Tr key={id}>
              <Table.Td>{email}</Table.Td>
              <Table.Td>{words.settings.roles[role]}</Table.Td>
              <Table.Td>
                <Badge color="yellow">{words.settings.pending}</Badge> {words.runs.until(instantText(endsAt))}
              </Table.Td>
              <Table.Td>
                <Withdraw workspace={workspace} id={id} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function MemberRow({
  workspace,
  member: { account, email, name, role, since },
  isAdmin,
}: {
  workspace: string;
  member: Member;
  isAdmin: boolean;
}) {
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  /** It may have been oneself. */
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['members', workspace] });
    await queries.invalidateQueries(meQuery);
  };
  const path = { path: { workspace, id: account } };
  const setRole = useMutation({
    mutationFn: (next: Role) =>
      answered(client.POST('/v1/workspaces/{workspace}/members/{id}/role', { params: path, body: { role: next } })),
    onError: tellFailure,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => answered(client.POST('/v1/workspaces/{workspace}/members/{id}/remove', { params: path })),
    onError: tellFailure,
    onSettled: async () => {
      setSure(false);
      await refresh();
    },
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      </Table.Td>
      <Table.Td>
        {isAdmin ? (
          <Select
            aria-label={`${words.settings.role} ${email}`}
            size="xs"
            w={120}
            allowDeselect={false}
            data={roles.map((value) => ({ value, label: words.settings.roles[value] }))}
            value={role}
            disabled={setRole.isPending}
            onChange={(next) => next && setRole.mutate(next)}
          />
        ) : (
          words.settings.roles[role]
        )}
      </Table.Td>
      <Table.Td>{instantText(since)}</Table.Td>
      <Table.Td>
        {isAdmin && (
          <Button size="xs" variant="subtle" color="red" onClick={() => setSure(true)}>
            {words.settings.remove}
          </Button>
        )}
        <Confirm
          question={sure ? words.settings.removeSure(email) : null}
          action={words.settings.remove}
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setSure(false)}
        />
      </Table.Td>
    </Table.Tr>
  );
}

function Withdraw({ workspace, id }: { workspace: string; id: string }) {
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () =>
      answered(
        client.POST('/v1/workspaces/{workspace}/invitations/{id}/withdraw', { params: { path: { workspace, id } } }),
      ),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: ['members', workspace] }),
  });
  return (
    <Button size="xs" variant="subtle" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      {words.settings.withdraw}
    </Button>
  );
}

function Invite({ workspace }: { workspace: string }) {
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const invite = useMutation({
    mutationFn: () =>
      answered(
        client.POST('/v1/workspaces/{workspace}/invitations', {
          params: { path: { workspace } },
          body: { email, role },
        }),
      ),
    onSuccess: async () => {
      setEmail('');
      await queries.invalidateQueries({ queryKey: ['members', workspace] });
    },
  });
  const told = invite.data as { email: string; address: string | null; token: string; mailed: boolean } | undefined;
  return (
    <Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Group align="end">
          <TextInput
            label={words.signIn.email}
            type="email"
            required
            w={340}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Select
            label={words.settings.role}
            w={340}
            allowDeselect={false}
            data={roleChoices}
            value={role}
            onChange={(next) => next && setRole(next)}
          />
          <Button type="submit" loading={invite.isPending}>
            {words.settings.invite}
          </Button>
        </Group>
      </form>
      {invite.error && <Failure error={invite.error} />}
      {told && (
        <>
          <Text size="sm">
            {words.settings.invited(told.email)} {told.mailed ? words.settings.mailed : words.settings.notMailed}
          </Text>
          <ToldOnce
            title={words.settings.link}
            value={told.address ?? `${window.location.origin}/join#${told.token}`}
          />
        </>
      )}
    </Stack>
  );
}
