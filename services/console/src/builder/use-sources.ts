import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JsonObject, TriggerName, WorkflowDefinition } from '@fanfare/contracts';
import { answered, client } from '../api/client.js';
import { triggersQuery, type Kind } from './kinds.js';
import { sourcesFor, type Source } from './sources.js';

/** What a step's values may refer to, with what each was in the last event of the trigger. */
export function useSources(
  workspace: string,
  definition: WorkflowDefinition,
  step: string | null,
  kinds: ReadonlyMap<string, Kind>,
): readonly Source[] {
  const type = String(definition.trigger.type) as TriggerName;
  const { data: triggers } = useQuery(triggersQuery);
  const { data: event } = useQuery({
    queryKey: ['last-event', workspace, type],
    staleTime: 60_000,
    queryFn: async () => {
      const query = { type, limit: '1' };
      const asked = client.GET('/v1/workspaces/{workspace}/events', { params: { path: { workspace }, query } });
      return ((await answered(asked)).events[0]?.event ?? null) as JsonObject | null;
    },
  });
  const { data: properties } = useQuery({
    queryKey: ['properties', workspace],
    staleTime: 60_000,
    queryFn: async () => {
      const asked = client.GET('/v1/workspaces/{workspace}/properties', { params: { path: { workspace } } });
      return (await answered(asked)).properties.filter(({ builtIn }) => !builtIn).map(({ id }) => id);
    },
  });
  return useMemo(() => {
    const triggerData = triggers?.find(({ name }) => name === type)?.data ?? null;
    return sourcesFor(definition, step, { kinds, triggerData, event: event ?? null, properties: properties ?? [] });
  }, [definition, step, kinds, triggers, event, properties, type]);
}
