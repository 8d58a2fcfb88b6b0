import type { JsonObject } from '@fanfare/contracts';
import { placeholderName } from '../actions/placeholder.js';
import type { KustomerWorkflow } from '../document.js';
import type { WorkflowRead } from '../read/read-workflow.js';

/** What a definition's document knows that the definition itself does not. */
export interface Memory {
  readonly workflow: KustomerWorkflow | null;
  /** By our id: Kustomer's. */
  readonly ids: ReadonlyMap<string, string>;
  /** By our id of a step: the Decision that holds its transitions. */
  readonly decisions: ReadonlyMap<string, string>;
  /** The Decision that holds the trigger's. */
  readonly firstDecision: string | null;
  /** By Kustomer's id: the params as they were. */
  readonly params: ReadonlyMap<string, JsonObject>;
  /** By a placeholder's name: the action that it stands for. */
  readonly actions: ReadonlyMap<string, string>;
}

export const noMemory: Memory = {
  workflow: null,
  ids: new Map(),
  decisions: new Map(),
  firstDecision: null,
  params: new Map(),
  actions: new Map(),
};

export function memoryOf(workflow: KustomerWorkflow, { ids, decisions }: WorkflowRead): Memory {
  const { trigger, steps } = workflow;
  return {
    workflow,
    ids: new Map([...ids].map(([theirs, ours]) => [ours, theirs])),
    decisions: new Map([...decisions].map(([theirs, decision]) => [ids.get(theirs) ?? theirs, decision])),
    firstDecision: decisions.get(trigger.id) ?? null,
    params: new Map(steps.map(({ id, params }) => [id, params ?? {}])),
    actions: new Map(steps.flatMap(({ action }) => (action ? [[placeholderName(action), action] as const] : []))),
  };
}
