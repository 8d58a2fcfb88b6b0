import { Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import { Refused } from '../api/refused.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';

export function Password() {
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => answered(client.POST('/v1/me/password', { body: { password, next } })),
    onSuccess: () => {
      setPassword('');
      setNext('');
      notifications.show({ message: words.settings.passwordChanged, color: 'green' });
    },
  });
  const fields = change.error instanceof Refused ? change.error : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <Stack maw={360}>
        {fields && fields.fields.length === 0 && <Failure error={fields} />}
        <PasswordInput
          label={words.settings.current}
          autoComplete="current-password"
          required
          error={fields?.of('password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.signIn.newPassword}
          description={words.signIn.passwordHint}
          autoComplete="new-password"
          required
          error={fields?.of('next')}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" loading={change.isPending}>
          {words.settings.change}
        </Button>
      </Stack>
    </form>
  );
}
