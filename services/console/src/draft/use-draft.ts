import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { WorkflowDefinition } from '@fanfare/contracts';
import { answered, client } from '../api/client.js';
import { Refused } from '../api/refused.js';
import type { Workflow } from '../api/shapes.js';
import { DraftKeeper, type DraftState, type Keeping, type Saved } from './draft-keeper.js';
import { keepLocally, keptLocally } from './kept-locally.js';

/** How often it is asked whether somebody else has changed it. */
const lookEveryMs = 4_000;

/** The draft of a workflow while it is edited; what the server says of it is kept where the other pages look. */
export function useDraft(workflow: Workflow): { keeper: DraftKeeper; state: DraftState } {
  const queries = useQueryClient();
  const { workspace, id } = workflow;
  const [keeper] = useState(
    () => new DraftKeeper(savedOf(workflow), keptLocally(workspace, id), keepingOf(queries, workspace, id)),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => keeper.takeIn(savedOf(workflow)), [keeper, workflow]);
  useEffect(() => {
    const look = setInterval(
      () => void queries.invalidateQueries({ queryKey: ['workflows', workspace, id] }),
      lookEveryMs,
    );
    return () => {
      clearInterval(look);
      void keeper.save();
    };
  }, [keeper, queries, workspace, id]);
  return { keeper, state };
}

function keepingOf(queries: QueryClient, workspace: string, id: string): Keeping {
  const path = { workspace, id };
  const known = (workflow: Workflow): Saved => {
    queries.setQueryData(['workflows', workspace, id], workflow);
    return savedOf(workflow);
  };
  return {
    load: async () =>
      known(await answered(client.GET('/v1/workspaces/{workspace}/workflows/{id}', { params: { path } }))),
    save: async (definition, revision) => {
      try {
        const body = { definition: definition as never, revision };
        return known(
          await answered(client.PUT('/v1/workspaces/{workspace}/workflows/{id}', { params: { path }, body })),
        );
      } catch (error) {
        if (error instanceof Refused && error.status === 409) return null;
        throw error;
      }
    },
    remember: (unsaved) => keepLocally(workspace, id, unsaved),
  };
}

function savedOf({ revision, definition }: Workflow): Saved {
  return { revision, definition: drawable(definition as Partial<WorkflowDefinition>) };
}

/** A draft may have any mistake; to be drawn it needs a trigger and steps, however few. */
function drawable(definition: Partial<WorkflowDefinition>): WorkflowDefinition {
  const { name = '', trigger, start = '', steps } = definition;
  return { ...definition, name, trigger: trigger ?? { type: 'Prize.Awarded' }, start, steps: steps ?? {} };
}
