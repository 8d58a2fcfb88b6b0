import { z } from 'zod';
import { storedEvent } from './event.js';
import { instantMs, json, jsonObject } from './json.js';

export const runMode = z.enum(['live', 'test']);
export type RunMode = z.infer<typeof runMode>;

/** Which run this is. The version is pinned: a run keeps the version that it started with. */
export const runRef = z.object({
  id: z.string(),
  workspace: z.string(),
  workflow: z.string(),
  version: z.number().int().positive(),
  mode: runMode,
  startedAt: instantMs,
  /** The workflows that led here, oldest first, this run's own last: what events caused by its steps must carry. */
  chain: z.array(z.string()),
  /** Somebody wants to know when all of it is over: the run that called it, or the next one in the queue of its contact. */
  tracked: z.boolean().optional(),
  /** How often a person had it tried again from a failed step. What then runs are steps of their own. */
  replay: z.number().int().positive().optional(),
  /** The run that this one does once more. */
  replayOf: z.string().optional(),
  /** A test does not wait where its steps say for how long, nor for events: those steps leave as if their time had come. */
  skipsDelays: z.boolean().optional(),
});
export type RunRef = z.infer<typeof runRef>;

/**
 * A contact as the run saw it when it started, or as ContactUpdate left it. Besides what is named here it has its segments, what it
 * has done (`behaviourSets`, `counts`, `scores`), `createdAt`, `updatedAt` and `lastSeenAt`; tokens from before do not have all of it.
 */
export const contactSnapshot = z.looseObject({
  id: z.string(),
  type: z.string(),
  email: z.string().nullable(),
  mobile: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  tags: z.array(z.string()),
  lists: z.array(z.string()),
  properties: jsonObject,
});
export type ContactSnapshot = z.infer<typeof contactSnapshot>;

/** A gameplay as the run saw it when it started, or as AssignGameplayScore left it. It names no contact. */
export const gameplaySnapshot = z.object({
  id: z.string(),
  /** The hub's, and what steps made of it; null when nobody has scored. */
  score: z.number().nullable(),
  hubScore: z.number().nullable(),
  status: z.string().nullable(),
  durationMs: z.number().nullable(),
  competition: z.string().nullable(),
  site: z.string().nullable(),
  card: z.string().nullable(),
  cardType: z.string().nullable(),
  endedAt: instantMs.nullable(),
  /** How many events of each kind told of something in it, such as `Gameplay.UploadApproved`. */
  records: z.record(z.string(), z.number().int()),
});
export type GameplaySnapshot = z.infer<typeof gameplaySnapshot>;

/** What a step left behind, for the steps after it: its output's fields, plus `exit` and `error`. */
export const stepData = jsonObject;

/** The item of a ForEach that a branch works for. */
export const home = z.object({
  /** The ForEach. */
  node: z.string(),
  /** The item's own branch; the ForEach itself waits on the branch above it. */
  branch: z.string(),
  /** How many items all loops around it have together: what bounds loops within loops. */
  size: z.number().int(),
});
export type Home = z.infer<typeof home>;

/** The data gathered so far: the roots that values may refer to. */
export const runData = z.object({
  trigger: storedEvent,
  contact: contactSnapshot.nullable(),
  /** The gameplay of the event, in runs of workflows that refer to it. */
  gameplay: gameplaySnapshot.optional(),
  steps: z.record(z.string(), stepData),
  variables: z.record(z.string(), json),
});
export type RunData = z.infer<typeof runData>;

/** Checked when the run began, and ours ever since: walking it again at every step would cost more than the step. */
const ours = 'expected what a run carries';

/**
 * A run in flight. It travels inside the messages, so that nobody has to keep it: where the branch stands (`node`,
 * `visit`, `attempt`) and all that the next step may need. An outcome is applied to exactly this token.
 */
export const token = z.object({
  run: z.custom<RunRef>((run) => typeof run === 'object' && run !== null && 'id' in run && 'version' in run, ours),
  /** Position in the splits passed: `0`, `0.2`, ... */
  branch: z.string(),
  node: z.string(),
  visit: z.number().int().min(0),
  home: home.optional(),
  /** Attempts made at this node, the current one included. Never part of an identity. */
  attempt: z.number().int().min(1),
  /** When the first attempt at this node was issued: what a retry budget counts from. */
  since: instantMs,
  /** When the step is given up: see `deadline` of a step. */
  deadlineAt: instantMs.optional(),
  data: z.custom<RunData>(
    (data) => typeof data === 'object' && data !== null && 'trigger' in data && 'steps' in data,
    ours,
  ),
});
export type Token = z.infer<typeof token>;

/** The identity of a step: under it an effect is recorded, once, whatever is repeated. */
export function stepIdOf(at: {
  run: Pick<RunRef, 'id' | 'replay'>;
  branch: string;
  node: string;
  visit: number;
}): string {
  const id = `${at.run.id}/${at.branch}/${at.node}/${at.visit}`;
  return at.run.replay === undefined ? id : `${id}/r${at.run.replay}`;
}

/** The parts of a step's identity. */
export function parseStepId(stepId: string): { run: string; branch: string; node: string; visit: number } {
  const [run = '', branch = '', node = '', visit = '0'] = stepId.split('/');
  return { run, branch, node, visit: Number(visit) };
}
