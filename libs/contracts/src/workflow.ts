import { z } from 'zod';
import { condition } from './condition.js';
import { duration } from './duration.js';
import { json, jsonObject } from './json.js';
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

/** One way out of a Decision or Split. */
export const branch = z.strictObject({
  name: z.string().min(1).max(100),
  when: condition.optional(),
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
  next: next.optional(),
  retry: retryPolicy.optional(),
  timeout: duration.optional(),
  onUnknownOutcome: z.enum(['park', 'fail', 'repeat']).optional(),
  notes: z.string().optional(),
});
export type Step = z.infer<typeof step>;

/** A workflow as people write, import and export it. Whether it can run is the engine's `validate`, not this schema. */
export const workflowDefinition = z.strictObject({
  name: z.string().min(1).max(200),
  description: z.string().max(2000).optional(),
  scope: scope.optional(),
  trigger: z.strictObject({ type: triggerName, filter: condition.optional() }),
  settings: z.looseObject({ timezone: z.string().optional(), onFailure: json.optional() }).optional(),
  start: nodeId,
  steps: z.record(nodeId, step),
});
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;
