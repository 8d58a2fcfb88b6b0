import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import { Refused } from '../api/refused.js';
import { Failure } from '../parts/failure.js';
import { meQuery, signedIn } from '../shell/session.js';
import { words } from '../text/words.js';
import { Card } from './card.js';
import { useTokenOfLink } from './token-of-link.js';

/** What an invitation's link opens. */
export function JoinPage() {
  const token = useTokenOfLink();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const shown = useQuery({
    queryKey: ['invitation', token],
    retry: false,
    queryFn: () => answered(client.POST('/v1/invitation', { body: { token } })),
  });
  const { data: me } = useQuery(meQuery);
  const isMine = me?.email !== undefined && me.email === shown.data?.email;
  const join = useMutation({
    mutationFn: () => {
      const proof = isMine ? {} : { password, ...(shown.data?.hasAccount ? {} : { name }) };
      return answered(client.POST('/v1/invitation/accept', { body: { token, ...proof } }));
    },
    onSuccess: async (joined) => {
      signedIn(queries, joined);
      await navigate({
        to: '/w/$workspace/workflows',
        params: { workspace: shown.data?.workspace ?? '' },
        replace: true,
      });
    },
  });
  const fields = join.error instanceof Refused ? join.error : null;
  if (shown.error && !shown.data) {
    return (
      <Card title={words.name}>
        <Failure error={shown.error} again={() => void shown.refetch()} />
      </Card>
    );
  }
  if (!shown.data) return null;
  const { workspace, role, email, hasAccount } = shown.data;
  return (
    <Card title={words.join.title(workspace)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          join.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{words.join.as(words.settings.roles[role], email)}</Text>
          {fields && fields.fields.length === 0 && <Failure error={fields} />}
          {!isMine && !hasAccount && (
            <TextInput
              label={words.signIn.name}
              autoComplete="name"
              required
              autoFocus
              error={fields?.of('name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          {!isMine && (
            <PasswordInput
              label={words.signIn.password}
              description={hasAccount ? words.join.known : words.signIn.passwordHint}
              autoComplete={hasAccount ? 'current-password' : 'new-password'}
              required
              error={fields?.of('password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <Button type="submit" loading={join.isPending}>
            {words.join.action}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
