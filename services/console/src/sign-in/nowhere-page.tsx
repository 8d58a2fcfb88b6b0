import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../shell/session.js';
import { words } from '../text/words.js';
import { Card } from './card.js';

/** For somebody who has an account and is in no workspace (any more). */
export function NowherePage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut(queries);
    await navigate({ to: '/sign-in' });
  };
  return (
    <Card title={words.nowhere.title}>
      <Text size="sm">{words.nowhere.hint}</Text>
      <Button variant="default" onClick={() => void leave()}>
        {words.signIn.signOut}
      </Button>
    </Card>
  );
}
