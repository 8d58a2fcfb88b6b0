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
  /**
   * What becomes of runs of other versions that wait: `finish` leaves it at what was decided for them before, `move` has
   * them go on with this version, `exit` ends them. @default finish
   */
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

/**
 * The last time that runs were to move, if that stands. A pause leaves it, and so do later versions of which nothing else
 * was said; going back to an older version does not: people do so because the newer one is no good.
 */
export function standingMove<A extends Pick<Activation, 'version' | 'waitingRuns'>>(
  activations: readonly A[],
): A | null {
  const at = activations.findLastIndex(({ waitingRuns }) => waitingRuns === 'move');
  const move = activations[at];
  if (!move) return null;
  return activations.slice(at + 1).some(({ version }) => version < move.version) ? null : move;
}

/** The version that a waiting run of another one goes on with, or null. */
export function versionToMoveTo(
  { activations }: WorkflowHead,
  run: { version: number; startedAt: number },
): number | null {
  const move = standingMove(activations);
  return move && move.version !== run.version && run.startedAt < move.from ? move.version : null;
}

export const headKey = (workspace: string, workflow: string) => `head.${workspace}.${workflow}`;
export const versionKey = (workspace: string, workflow: string, version: number) =>
  `version.${workspace}.${workflow}.${version}`;
