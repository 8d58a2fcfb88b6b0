import type { Activation, JsonObject } from '@fanfare/contracts';

export const workflowStatuses = ['Draft', 'Active', 'Paused', 'Archived'] as const;
export type WorkflowStatus = (typeof workflowStatuses)[number];

/** A workflow as it is kept: its draft, and when which of its versions was in force. */
export interface Workflow {
  workspace: string;
  id: string;
  name: string;
  status: WorkflowStatus;
  /** Counts changes: whoever writes says which one was read. */
  revision: number;
  /** What people edit; it may have any mistake. */
  draft: JsonObject;
  /** The highest version frozen; 0 when none is. */
  latestVersion: number;
  /** The version that was put in force last; 0 when none was. */
  currentVersion: number;
  /** Paused in such a way that the runs stay where they are, too. */
  held: boolean;
  /** Why it is paused, if somebody said so. */
  pausedBecause: string | null;
  /** Since when all of its runs are to end, because it was archived so; null when they are not. */
  runsEndAt: number | null;
  /** Newest last. */
  activations: Activation[];
  createdAt: number;
  updatedAt: number;
}

/** The span that has no end: what is in force, or will be in a moment. */
export function openSpan({ activations }: Pick<Workflow, 'activations'>): Activation | null {
  const last = activations.at(-1);
  return last && last.to === null ? last : null;
}

/** The name that a definition gives itself, whatever else is wrong with it. */
export function nameOf(definition: JsonObject): string {
  const name = definition['name'];
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, 200) : 'Untitled';
}
