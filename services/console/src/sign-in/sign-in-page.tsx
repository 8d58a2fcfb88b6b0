import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import { Failure } from '../parts/failure.js';
import { signedIn } from '../shell/session.js';
import { words } from '../text/words.js';
import { Card } from './card.js';

export function SignInPage() {
  const { back, over } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => answered(client.POST('/v1/sign-in', { body: { email, password } })),
    onSuccess: async (me) => {
      signedIn(queries, me);
      await navigate({ to: back ?? '/', replace: true });
    },
  });
  return (
    <Card title={words.signIn.title}>
      {over && <Alert color="blue">{words.signIn.over}</Alert>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <Stack>
          {signIn.error && <Failure error={signIn.error} />}
          <TextInput
            label={words.signIn.email}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={words.signIn.password}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={signIn.isPending}>
            {words.signIn.action}
          </Button>
          <TextLink size="sm" to="/forgot">
            {words.signIn.forgot}
          </TextLink>
        </Stack>
      </form>
    </Card>
  );
}
