import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, client } from '../api/client.js';
import { nameOf } from '../contacts/name-of.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';

interface LiveTestProps {
  workspace: string;
  id: string;
  event: string | null;
}

/** One real run of the draft about a contact that somebody chooses: it really writes, sends and issues. */
export function LiveTest({ workspace, id, event }: LiveTestProps) {
  const [asking, setAsking] = useState(false);
  const [contact, setContact] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 300);
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['contacts', workspace, 'to-test', search],
    enabled: asking,
    queryFn: () => {
      const query = { limit: '20', ...(search && { search }) };
      return answered(client.GET('/v1/workspaces/{workspace}/contacts', { params: { path: { workspace }, query } }));
    },
  });
  const start = useMutation({
    mutationFn: (about: string) => {
      const body = { contact: about, ...(event !== null && { eventId: event }) };
      return answered(
        client.POST('/v1/workspaces/{workspace}/workflows/{id}/live-test', {
          params: { path: { workspace, id } },
          body,
        }),
      );
    },
    onSuccess: ({ run }) => navigate({ to: '/w/$workspace/runs/$id', params: { workspace, id: run } }),
  });
  const people = (found.data?.contacts ?? []).map((one) => ({ value: one.id, label: nameOf(one) }));
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words.builder.liveTest}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={words.builder.liveTest}>
        <Stack>
          <Text size="sm">{words.builder.liveTestHint}</Text>
          <Select
            label={words.runs.contact}
            data-autofocus
            searchable
            data={people}
            searchValue={typed}
            onSearchChange={setTyped}
            filter={({ options }) => options}
            nothingFoundMessage={words.lists.nothingFound}
            value={contact}
            onChange={setContact}
          />
          {start.error && <Failure error={start.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {words.common.cancel}
            </Button>
            <Button
              color="red"
              loading={start.isPending}
              disabled={contact === null}
              onClick={() => contact !== null && start.mutate(contact)}
            >
              {words.builder.startLive}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
