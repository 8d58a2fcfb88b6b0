import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import { TextLink } from '../parts/text-link.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';
import { Card } from './card.js';

export function ForgotPage() {
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => answered(client.POST('/v1/password-reset', { body: { email } })) });
  return (
    <Card title={words.signIn.forgotTitle}>
      {ask.isSuccess ? (
        <Alert color="green">{words.signIn.linkSent}</Alert>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate();
          }}
        >
          <Stack>
            <Text size="sm">{words.signIn.forgotHint}</Text>
            {ask.error && <Failure error={ask.error} />}
            <TextInput
              label={words.signIn.email}
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" loading={ask.isPending}>
              {words.signIn.sendLink}
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
