import { z } from 'zod';
import { instantMs } from './json.js';
import { runStatus } from './run-status.js';
import { triggerName } from './triggers.js';

/** A workflow that listens to the trigger of an event, and was not started by it. */
const refusal = z.object({
  workflow: z.string(),
  version: z.number().int(),
  /**
   * The path of the first condition that said no, such as `trigger.filter.all.0`, or the setting that did; of a run that was
   * to begin at a date, what happened before (`notBegun`).
   */
  because: z.string(),
});
export type Refusal = z.infer<typeof refusal>;

/** Why a run that waited for its date did not begin: it was cancelled, or no version was in force then. */
export const notBegun = { cancelled: 'start.cancelled', notInForce: 'start.notInForce' } as const;

/**
 * An event, and the workflows that it did not start. It names nobody: a contact is found by what `contactReferences`
 * makes of it. One for all workflows, because an event that a hundred of them listen to is refused by nearly all.
 */
export const evaluation = z.object({
  workspace: z.string(),
  event: z.string(),
  type: triggerName,
  /** When the event was stored, or when the date came that the run was to begin at. */
  storedAt: instantMs,
  /** References to the contact, by which a later question finds this. */
  who: z.array(z.string()),
  refusals: z.array(refusal),
});
export type Evaluation = z.infer<typeof evaluation>;

/** What became of an event in one workflow. */
const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), run: z.string(), status: runStatus }),
  z.object({
    kind: z.literal('notStarted'),
    because: z
      .string()
      .describe('The path of the first condition that said no, the setting that did, or that it was not in force.'),
    sentence: z.string().describe('The same for people.'),
  }),
  z.object({ kind: z.literal('later'), startsAt: instantMs.describe('The date that the run waits for.') }),
  z.object({ kind: z.literal('unknown') }).describe('Nothing is recorded: not yet, or not any more.'),
]);

/** What became of an event in one workflow, as people see it. */
export const explanation = z.object({
  event: z.string(),
  type: z.string(),
  at: instantMs.describe('When the event was stored, or the run began.'),
  workflow: z.string(),
  workflowName: z.string(),
  version: z.number().int().describe('0: it had none, only a draft.'),
  verdict,
});
export type Explanation = z.infer<typeof explanation>;
