import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { answered, client } from '../api/client.js';
import { triggersQuery } from '../builder/kinds.js';
import { Failure } from '../parts/failure.js';
import { words } from '../text/words.js';
import { templatesQuery } from './templates.js';

interface NewWorkflowProps {
  workspace: string;
  opened: boolean;
  onClose: () => void;
}

/** The first step of four: what starts it, where, and what to begin with. The others are taken in the builder. */
export function NewWorkflow({ workspace, opened, onClose }: NewWorkflowProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: triggers = [] } = useQuery(triggersQuery);
  const { data: templates = [] } = useQuery(templatesQuery);
  const [name, setName] = useState('');
  const [trigger, setTrigger] = useState<string | null>(null);
  const [site, setSite] = useState('');
  const [begin, setBegin] = useState<string | null>(null);
  const template = templates.find((one) => one.name === begin);
  const create = useMutation({
    mutationFn: () => {
      const from = template ?? { start: '', steps: {} };
      const startsBy = template && template.trigger.type === trigger ? template.trigger : { type: trigger };
      const definition = { ...from, name, ...(site !== '' && { scope: { site } }), trigger: startsBy } as never;
      return answered(
        client.POST('/v1/workspaces/{workspace}/workflows', { params: { path: { workspace } }, body: { definition } }),
      );
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['workflows', workspace] });
      await navigate({ to: '/w/$workspace/workflows/$id/edit', params: { workspace, id } });
    },
  });
  const choose = (next: string | null) => {
    const chosen = templates.find((one) => one.name === next);
    setBegin(next);
    if (!chosen) return;
    if (name.trim() === '' || name === template?.name) setName(chosen.name);
    setTrigger(String(chosen.trigger.type));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={words.builder.create}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm" c="dimmed">
            {words.builder.createHint}
          </Text>
          <TextInput
            label={words.workflows.name}
            required
            data-autofocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={words.builder.startsWhen}
            required
            searchable
            data={triggers.map((one) => one.name)}
            value={trigger}
            onChange={setTrigger}
          />
          <Select
            label={words.builder.beginWith}
            placeholder={words.builder.blank}
            description={template?.description ?? words.builder.beginHint}
            searchable
            clearable
            data={templates.map((one) => one.name)}
            value={begin}
            onChange={choose}
          />
          <TextInput
            label={words.builder.site}
            description={words.builder.everywhere}
            value={site}
            onChange={(event) => setSite(event.currentTarget.value)}
          />
          {create.error && <Failure error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={create.isPending} disabled={name.trim() === '' || trigger === null}>
              {words.builder.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
