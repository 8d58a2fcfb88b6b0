import { z } from 'zod';
import { condition } from './condition.js';
import { duration } from './duration.js';
import { jsonObject } from './json.js';
import { actionName, nodeId, workspaceId } from './names.js';
import { triggerName } from './triggers.js';

/** Which events a workflow listens to: all of a workspace, those of one site, or those of one card. */
export const scope = z.strictObject({
  workspace: workspaceId.optional(),
  site: z.string().min(1).nullish(),
  card: z.string().min(1).nullish(),
});

/** `next` maps an exit's name to the step that follows; null ends the branch; `"*"` is any exit not named otherwise. */
export const next = z.record(z.string().min(1), nodeId.nullable());

export const retryPolicy = z.strictObject({
  /** Attempts after the first. */
  limit: z.number().int().min(0).max(100).optional(),
  /** Give up when this long has passed since the first attempt. @default PT24H */
  within: duration.optional(),
});

/** One way out of a Decision, Split or RandomSplit. */
export const branch = z.strictObject({
  name: z.string().min(1).max(100),
  when: condition.optional(),
  /** Of RandomSplit: its share, against those of the other branches. */
  weight: z.number().positive().max(1_000_000).optional(),
  next: nodeId.nullable(),
});
export type Branch = z.infer<typeof branch>;

/**
 * A step of a workflow. Decision and Split use `branches` (and `else`); filters use `when`; every other action uses
 * `input`, `next`, `retry` and `timeout`. Which fields an action takes is checked by the engine's validation.
 */
export const step = z.strictObject({
  action: actionName,
  name: z.string().max(200).optional(),
  input: jsonObject.optional(),
  when: condition.optional(),
  branches: z.array(branch).optional(),
  else: nodeId.nullish(),
  /** Of ForEach: where each item's own branch begins. */
  each: nodeId.optional(),
  next: next.optional(),
  retry: retryPolicy.optional(),
  timeout: duration.optional(),
  onUnknownOutcome: z.enum(['park', 'fail', 'repeat']).optional(),
  notes: z.string().optional(),
});
export type Step = z.infer<typeof step>;

/** A time of day on the workflow's clock, such as `09:30`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 09:30');

/** When people are left in peace: from one time of day until another, which may be on the next day. */
export const quietHours = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  /** IANA zone. @default the workflow's */
  timezone: z.string().optional(),
});
export type QuietHours = z.infer<typeof quietHours>;

/** An event about the run's contact that ends the run, at once, wherever it stands. The condition sees it as `event`. */
export const endingRule = z.strictObject({
  name: z.string().min(1).max(100),
  event: triggerName,
  when: condition.optional(),
});
export type EndingRule = z.infer<typeof endingRule>;

export const workflowSettings = z.strictObject({
  /** IANA zone of its clock. @default UTC */
  timezone: z.string().optional(),
  quietHours: quietHours.optional(),
  /** How often one contact may start it: `limit` times within `within`, or ever. @default no limit */
  reentry: z
    .strictObject({
      per: z.literal('contact').default('contact'),
      limit: z.number().int().min(1).max(1_000),
      within: duration.optional(),
    })
    .optional(),
  /** How many of its runs one contact may have at once; the others wait for their turn, in the order of their events. @default no limit */
  concurrency: z
    .strictObject({ per: z.literal('contact').default('contact'), limit: z.number().int().min(1).max(100) })
    .optional(),
  /** A run that takes longer than this is ended, as Failed. @default no limit */
  deadline: duration.optional(),
  /** True when a workflow may start itself through its own effects. */
  allowLoop: z.boolean().optional(),
  /** Reached by an event: the run ends as Success. */
  goals: z.array(endingRule).max(20).optional(),
  /** The contact has left by an event: the run ends as Cancelled. */
  exitRules: z.array(endingRule).max(20).optional(),
  onFailure: z.strictObject({ notify: z.union([z.email(), z.array(z.email()).max(20)]).optional() }).optional(),
});
export type WorkflowSettings = z.infer<typeof workflowSettings>;

/** A workflow as people write, import and export it. Whether it can run is the engine's `validate`, not this schema. */
export const workflowDefinition = z.strictObject({
  name: z.string().min(1).max(200),
  description: z.string().max(2000).optional(),
  scope: scope.optional(),
  trigger: z.strictObject({ type: triggerName, filter: condition.optional() }),
  settings: workflowSettings.optional(),
  start: nodeId,
  steps: z.record(nodeId, step),
});
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;
