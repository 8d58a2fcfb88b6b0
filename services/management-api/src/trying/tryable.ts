import type { ActionEntry, WorkflowDefinition } from '@fanfare/contracts';
import { compile, type CompiledWorkflow } from '@fanfare/engine';

/** A definition without mistakes, and all that is needed to play it. */
export interface Tryable {
  workspace: string;
  workflow: string;
  /** The frozen version's number; null for a draft. */
  version: number | null;
  /** What it is called while it is played: a draft the number that it would get. */
  playedAs: number;
  definition: WorkflowDefinition;
  actions: Record<string, ActionEntry>;
}

export function compiled({ playedAs: version, ...tryable }: Tryable): CompiledWorkflow {
  return compile({ ...tryable, version });
}
