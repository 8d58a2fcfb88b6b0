import { z } from 'zod';
import { condition } from './condition.js';
import { duration } from './duration.js';
import { jsonObject } from './json.js';
import { actionName, nodeId, workspaceId } from './names.js';
import { relativeStart } from './relative-start.js';
import { schedule } from './schedule.js';
import { timeOfDay } from './time-of-day.js';
import { triggerName } from './triggers.js';

// Descriptions are data here and not comments, because the published JSON Schema (docs/reference) shows them.

export const scope = z
  .strictObject({
    workspace: workspaceId.optional(),
    site: z.string().min(1).nullish(),
    card: z.string().min(1).nullish(),
  })
  .describe('Which events a workflow listens to: all of a workspace, those of one site, or those of one card.');

export const next = z
  .record(z.string().min(1), nodeId.nullable())
  .describe(
    'The step that follows each exit, by the name of the exit. null ends the branch; "*" is any exit not named otherwise.',
  );

export const retryPolicy = z
  .strictObject({
    limit: z.number().int().min(0).max(100).optional().describe('Attempts after the first.'),
    within: duration
      .optional()
      .describe('Give up when this long has passed since the first attempt. Without it: 24 hours.'),
  })
  .describe('When to try again after an error that may pass.');

export const branch = z
  .strictObject({
    name: z.string().min(1).max(100),
    when: condition.optional(),
    weight: z
      .number()
      .positive()
      .max(1_000_000)
      .optional()
      .describe('Of RandomSplit: its share, against those of the other branches.'),
    next: nodeId.nullable().describe('The step that follows; null ends the branch.'),
  })
  .describe('One way out of a Decision, Split or RandomSplit.');
export type Branch = z.infer<typeof branch>;

export const step = z
  .strictObject({
    action: actionName.describe('What the step does: an action of a service, or a logic step such as Decision.'),
    name: z.string().max(200).optional().describe('What people call the step.'),
    input: jsonObject.optional().describe('What the action is given: literals, references and templates.'),
    when: condition.optional().describe('Of a filter: what must hold.'),
    branches: z
      .array(branch)
      .optional()
      .describe('The ways to go: each has a name, a condition or a weight, and the step that follows.'),
    else: nodeId.nullish().describe('Of Decision and Split: the step that follows when no branch is taken.'),
    each: nodeId.optional().describe("Of ForEach: where each item's own branch begins."),
    next: next.optional(),
    retry: retryPolicy.optional(),
    timeout: duration.optional().describe("How long one attempt may take. Without it: the action's own limit."),
    deadline: duration
      .optional()
      .describe(
        'How long the step may take in all, from its first attempt: one that still waits for a vendor then, or would be tried again later, leaves by Failure with the error DeadlinePassed. Without it: as long as it takes.',
      ),
    onUnknownOutcome: z
      .enum(['park', 'fail', 'repeat'])
      .optional()
      .describe('What to do when an answer was lost and nobody can tell whether the effect happened.'),
    notes: z.string().optional(),
  })
  .describe('A step. Which of its fields an action takes is said by the action; validation checks it.');
export type Step = z.infer<typeof step>;

export const quietHours = z
  .strictObject({
    from: timeOfDay,
    to: timeOfDay,
    timezone: z.string().optional().describe("An IANA time zone. Without it: the workflow's."),
  })
  .describe('When people are left in peace: from one time of day until another, which may be on the next day.');
export type QuietHours = z.infer<typeof quietHours>;

export const endingRule = z
  .strictObject({
    name: z.string().min(1).max(100),
    event: triggerName,
    when: condition.optional().describe('A condition that sees the event as `event`.'),
  })
  .describe("An event about the run's contact that ends the run, at once, wherever it stands.");
export type EndingRule = z.infer<typeof endingRule>;

export const workflowSettings = z.strictObject({
  timezone: z.string().optional().describe('The IANA time zone of its clock. Without it: UTC.'),
  quietHours: quietHours.optional(),
  reentry: z
    .strictObject({
      per: z.literal('contact').default('contact'),
      limit: z.number().int().min(1).max(1_000),
      within: duration.optional(),
    })
    .optional()
    .describe('How often one contact may start it: `limit` times within `within`, or ever. Without it: always.'),
  concurrency: z
    .strictObject({ per: z.literal('contact').default('contact'), limit: z.number().int().min(1).max(100) })
    .optional()
    .describe('How many of its runs one contact may have at once; others wait, in the order of their events.'),
  deadline: duration.optional().describe('A run that takes longer than this is ended, as Failed.'),
  allowLoop: z.boolean().optional().describe('True when a workflow may start itself through its own effects.'),
  goals: z.array(endingRule).max(20).optional().describe('Reached by an event: the run ends as Success.'),
  exitRules: z
    .array(endingRule)
    .max(20)
    .optional()
    .describe('The contact has left by an event: the run ends as Cancelled.'),
  onFailure: z
    .strictObject({ notify: z.union([z.email(), z.array(z.email()).max(20)]).optional() })
    .optional()
    .describe('Who is told when a run has failed.'),
});
export type WorkflowSettings = z.infer<typeof workflowSettings>;

/** A workflow as people write, import and export it. Whether it can run is the engine's `validate`, not this schema. */
export const workflowDefinition = z.strictObject({
  name: z.string().min(1).max(200),
  description: z.string().max(2000).optional(),
  scope: scope.optional(),
  trigger: z
    .strictObject({
      type: triggerName,
      filter: condition.optional().describe('A condition over the event, seen as `trigger`.'),
      schedule: schedule.optional(),
      relativeTo: relativeStart.optional(),
    })
    .describe('The events that start a run.'),
  settings: workflowSettings.optional(),
  start: nodeId.describe('The step that a run begins with.'),
  steps: z.record(nodeId, step).describe('The steps by their ids.'),
  imported: z
    .strictObject({ from: z.literal('kustomer'), document: jsonObject })
    .optional()
    .describe('Where it was imported from, as it was given: what has no place here is exported again from there.'),
});
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;
