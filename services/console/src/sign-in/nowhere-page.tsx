import { Button, Text } from '@mantine/core';
import { useSignOut } from '../shell/use-sign-out.js';
import { words } from '../text/words.js';
import { Card } from './card.js';

/** For somebody who has an account and is in no workspace (any more). */
export function NowherePage() {
  const leave = useSignOut();
  return (
    <Card title={words.nowhere.title}>
      <Text size="sm">{words.nowhere.hint}</Text>
      <Button variant="default" onClick={leave}>
        {words.signIn.signOut}
      </Button>
    </Card>
  );
}
