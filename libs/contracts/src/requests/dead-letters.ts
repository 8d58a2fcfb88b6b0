import { z } from 'zod';
import { deadLetter } from '../dead-letter.js';
import { instantMs, jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/**
 * What a person makes of a dead letter. `replayed`: put back where it came from. `discarded`: put away for good. Of a step
 * whose outcome nobody knows that will not do, and one has to say: `happened`, it took effect, and its run goes on by
 * Success; `repeated`, it did not, and is to be done (again); `failed`, its run goes on by Failure (OutcomeUnknown).
 */
export const letterDecision = z.enum(['replayed', 'discarded', 'happened', 'repeated', 'failed']);
export type LetterDecision = z.infer<typeof letterDecision>;

/** A dead letter by its number, and what a person made of it. */
export const keptLetter = deadLetter.extend({
  id: z.number().int(),
  /** The workspace that it is of, where that can be told ... */
  workspace: z.string().nullable(),
  /** ... and the run. */
  run: z.string().nullable(),
  /** The step whose outcome nobody knows: its run waits until somebody decides. Null: it is something else. */
  undecided: z.object({ stepId: z.string(), action: z.string(), input: jsonObject }).nullable(),
  settled: z.object({ as: letterDecision, at: instantMs }).nullable(),
});
export type KeptLetter = z.infer<typeof keptLetter>;

/** Those of a workspace, or all. As many as one answer can hold; a long item is cut. */
export const listDeadLetters = defineRequest(
  'runs.dead',
  z.object({
    workspace: workspaceId.optional(),
    after: z.number().int().optional(),
    limit: z.number().int().min(1).max(200).default(50),
    /** With those that are settled. */
    all: z.boolean().default(false),
  }),
  z.object({ letters: z.array(keptLetter), next: z.number().nullable() }),
);

/** What is asked for, beside whose letters they are. */
export const settlement = z.object({
  ids: z.array(z.number().int().min(0)).min(1).max(200),
  as: letterDecision,
  output: jsonObject.optional().describe('Of steps that happened: what they gave, for the steps after them.'),
});

/** Settles dead letters. Of two people who decide differently, one has; the other is told. */
export const settleDeadLetters = defineRequest(
  'runs.settleDead',
  settlement.extend({ workspace: workspaceId.optional() }),
  z.object({
    settled: z.array(z.number().int()),
    unknown: z.array(z.number().int()),
    refused: z.array(z.object({ id: z.number().int(), because: z.string() })),
  }),
);
