import { z } from 'zod';
import { instantMs, json, jsonObject } from './json.js';
import { laneRef } from './lane.js';
import { stepError } from './step-result.js';
import { runMode } from './token.js';

const entry = { run: z.string(), workspace: z.string(), at: instantMs };

/** A run began. Carries everything a list of runs shows. */
export const runStarted = z.object({
  kind: z.literal('run.started'),
  ...entry,
  workflow: z.string(),
  workflowName: z.string(),
  version: z.number().int(),
  mode: runMode,
  trigger: z.string(),
  event: z.string(),
  occurredAt: z.string(),
  contact: z.string().nullable(),
  site: z.string().nullable(),
  card: z.string().nullable(),
  /** The run that this one does once more. */
  replayOf: z.string().optional(),
  /** The run of which a step called this one. */
  caller: z.string().optional(),
});

/** A step left by an exit, or an attempt failed and another is planned (`retryAt`). */
export const stepFinished = z.object({
  kind: z.literal('step.finished'),
  ...entry,
  branch: z.string(),
  node: z.string(),
  visit: z.number().int(),
  action: z.string(),
  attempt: z.number().int(),
  exit: z.string(),
  /** The step that follows; null when the branch ends here. */
  next: z.string().nullable(),
  input: jsonObject,
  output: jsonObject,
  error: stepError.optional(),
  warnings: z.array(z.string()).optional(),
  queuedAt: instantMs,
  startedAt: instantMs,
  finishedAt: instantMs,
  retryAt: instantMs.optional(),
});

/** The lane of a service in which a step waits. */
export const stepLane = laneRef.extend({ service: z.string() });
export type StepLane = z.infer<typeof stepLane>;

/** A branch waits: for a delay's end, a vendor, a limit. */
export const stepWaiting = z.object({
  kind: z.literal('step.waiting'),
  ...entry,
  branch: z.string(),
  node: z.string(),
  visit: z.number().int(),
  action: z.string(),
  until: instantMs,
  reason: z.string(),
  /** The vendor that it waits for; how it stands is said by `health`. */
  lane: stepLane.optional(),
});

/** A branch became several: `0` became `0.0` .. `0.<into - 1>`. */
export const branchSplit = z.object({
  kind: z.literal('branch.split'),
  ...entry,
  branch: z.string(),
  node: z.string(),
  into: z.number().int(),
  /** The branch itself goes on when those have ended (ForEach); what they failed at is for its step to say. */
  rejoins: z.boolean().optional(),
});

/** A branch ended. A run is finished when every branch has. */
export const branchEnded = z.object({
  kind: z.literal('branch.ended'),
  ...entry,
  branch: z.string(),
  node: z.string(),
  exit: z.string(),
  failed: z.boolean(),
  reason: json.optional(),
  /** How often a person had had it tried again by then. */
  replay: z.number().int().positive().optional(),
});

/** A branch that had failed is tried again, from the step at which it failed. */
export const branchReplayed = z.object({
  kind: z.literal('branch.replayed'),
  ...entry,
  branch: z.string(),
  node: z.string(),
  /** Which time it is. */
  replay: z.number().int().positive().optional(),
});

/** Why a whole run ended before its branches did: by a Stop, a goal, an exit rule, its deadline or a person. */
export const endingReason = z.object({
  kind: z.enum(['stop', 'goal', 'exit', 'deadline', 'cancelled', 'contactDeleted', 'versionReplaced']),
  /** The goal's or rule's name, the person's words. */
  name: z.string().optional(),
  message: z.string().optional(),
  /** The event that did it. */
  event: z.string().optional(),
});
export type EndingReason = z.infer<typeof endingReason>;

/** A run goes on with another version: from the step at which it waited. */
export const runMoved = z.object({ kind: z.literal('run.moved'), ...entry, version: z.number().int() });
export type RunMoved = z.infer<typeof runMoved>;

/** A run ended, all of its branches at once. */
export const runEnded = z.object({
  kind: z.literal('run.ended'),
  ...entry,
  status: z.enum(['Success', 'Failed', 'Cancelled']),
  reason: endingReason,
});

/** One fact of a run's history. Facts of a run may arrive in any order and more than once. */
export const historyEntry = z.discriminatedUnion('kind', [
  runStarted,
  stepFinished,
  stepWaiting,
  branchSplit,
  branchEnded,
  branchReplayed,
  runMoved,
  runEnded,
]);
export type HistoryEntry = z.infer<typeof historyEntry>;
export type RunStarted = z.infer<typeof runStarted>;
export type StepFinished = z.infer<typeof stepFinished>;
export type BranchEnded = z.infer<typeof branchEnded>;
export type RunEnded = z.infer<typeof runEnded>;
export type StepWaiting = z.infer<typeof stepWaiting>;
