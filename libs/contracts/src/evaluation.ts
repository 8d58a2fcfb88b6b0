import { z } from 'zod';
import { instantMs } from './json.js';
import { runStatus } from './run-status.js';
import { triggerName } from './triggers.js';

/**
 * An event that did not start a workflow which listens to its trigger. It names nobody: a contact is found by what
 * `contactReferences` makes of it.
 */
export const evaluation = z.object({
  workspace: z.string(),
  event: z.string(),
  type: triggerName,
  /** When the event was stored, or when the date came that the run was to begin at. */
  storedAt: instantMs,
  workflow: z.string(),
  version: z.number().int(),
  /** The path of the first condition that said no, such as `trigger.filter.all.0`, or the setting that did. */
  because: z.string(),
  /** References to the contact, by which a later question finds this. */
  who: z.array(z.string()),
});
export type Evaluation = z.infer<typeof evaluation>;

/** What became of an event in one workflow. */
const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), run: z.string(), status: runStatus }),
  z.object({
    kind: z.literal('notStarted'),
    because: z.string().describe('The path of the first condition that said no, or the setting that did.'),
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
  version: z.number().int(),
  verdict,
});
export type Explanation = z.infer<typeof explanation>;
