import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import { Refused } from '../api/refused.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';
import { Card } from './card.js';
import { useTokenOfLink } from './token-of-link.js';

export function NewPasswordPage() {
  const token = useTokenOfLink();
  const [password, setPassword] = useState('');
  const set = useMutation({
    mutationFn: () => answered(client.POST('/v1/password-reset/finish', { body: { token, password } })),
  });
  const problem = set.error instanceof Refused ? set.error.of('password') : undefined;
  return (
    <Card title={words.signIn.forgotTitle}>
      {set.isSuccess ? (
        <Alert color="green">{words.signIn.done}</Alert>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set.mutate();
          }}
        >
          <Stack>
            {set.error && !problem && <Failure error={set.error} />}
            <PasswordInput
              label={words.signIn.newPassword}
              description={words.signIn.passwordHint}
              error={problem}
              autoComplete="new-password"
              required
              autoFocus
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={set.isPending}>
              {words.signIn.set}
            </Button>
          </Stack>
        </form>
      )}
      <TextLink size="sm" to="/sign-in">
        {words.signIn.back}
      </TextLink>
    </Card>
  );
}
