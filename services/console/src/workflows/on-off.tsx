import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, client } from '../api/client.js';
import type { WorkflowSummary } from '../api/shapes.js';
import { tellFailure } from '../parts/tell-failure.js';
import { may, meQuery } from '../shell/session.js';
import { words } from '../text/words.js';

/** Puts a workflow in force and out of it. Only what was activated has such a switch. */
export function OnOff({
  workspace,
  workflow: { id, name, status },
}: {
  workspace: string;
  workflow: Pick<WorkflowSummary, 'id' | 'name' | 'status'>;
}) {
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const isOn = status === 'Active';
  const change = useMutation({
    mutationFn: (on: boolean) => {
      const params = { params: { path: { workspace, id } } };
      return answered(
        on
          ? client.POST('/v1/workspaces/{workspace}/workflows/{id}/resume', params)
          : client.POST('/v1/workspaces/{workspace}/workflows/{id}/pause', params),
      );
    },
    onSuccess: (_, on) =>
      notifications.show({
        message: on ? words.workflows.startsAgain(name) : words.workflows.startsNothing(name),
        color: 'green',
      }),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: ['workflows', workspace] }),
  });
  if (status === 'Draft' || status === 'Archived') return null;
  return (
    <Switch
      checked={change.isPending ? change.variables : isOn}
      disabled={change.isPending || !may(me, workspace, 'editor')}
      aria-label={`${isOn ? words.workflows.pause : words.workflows.resume} ${name}`}
      onChange={() => change.mutate(!isOn)}
    />
  );
}
