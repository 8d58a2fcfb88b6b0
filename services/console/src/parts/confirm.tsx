import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { words } from '../text/words.js';

interface Confirm {
  question: string | null;
  action: string;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ question, action, busy, onConfirm, onClose }: Confirm) {
  return (
    <Modal opened={question !== null} onClose={onClose} title={action} centered>
      <Stack>
        <Text>{question}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button color="red" loading={busy} onClick={onConfirm} data-autofocus>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
