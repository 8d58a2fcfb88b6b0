import { z } from 'zod';
import { actionEntry } from './catalogue.js';
import { instantMs } from './json.js';
import { workflowDefinition } from './workflow.js';

/** An immutable version as the orchestrator runs it: the definition and the actions that it was validated against. */
export const publishedVersion = z.object({
  workspace: z.string(),
  workflow: z.string(),
  version: z.number().int().positive(),
  definition: workflowDefinition,
  actions: z.record(z.string(), actionEntry),
});
export type PublishedVersion = z.infer<typeof publishedVersion>;

/**
 * When which version was in force. An event starts the version whose span holds the instant at which the event was
 * stored; both are recorded, so a repeat decides alike without a look-up. `to` null: still in force.
 */
export const activation = z.object({
  version: z.number().int().positive(),
  from: instantMs,
  to: instantMs.nullable(),
  /** What becomes of runs of earlier versions that wait: they finish on theirs, go on with this one, or end. @default finish */
  waitingRuns: z.enum(['finish', 'move', 'exit']).optional(),
});
export type Activation = z.infer<typeof activation>;

/** The mutable head of a workflow in the `workflows` bucket: nothing but its spans, newest last. */
export const workflowHead = z.object({
  workspace: z.string(),
  workflow: z.string(),
  activations: z.array(activation),
  /** Its runs stay where they are until it is resumed. */
  held: z.boolean().optional(),
});
export type WorkflowHead = z.infer<typeof workflowHead>;

/** The version in force at an instant, or null. */
export function versionAt(head: WorkflowHead, at: number): number | null {
  for (let i = head.activations.length - 1; i >= 0; i--) {
    const span = head.activations[i];
    if (span && span.from <= at && (span.to === null || at < span.to)) return span.version;
  }
  return null;
}

/** The version that a waiting run of another one goes on with, or null. */
export function versionToMoveTo(head: WorkflowHead, run: { version: number; startedAt: number }): number | null {
  const last = head.activations.at(-1);
  const moves = last?.waitingRuns === 'move' && last.version !== run.version && run.startedAt < last.from;
  return moves ? last.version : null;
}

export const headKey = (workspace: string, workflow: string) => `head.${workspace}.${workflow}`;
export const versionKey = (workspace: string, workflow: string, version: number) =>
  `version.${workspace}.${workflow}.${version}`;
