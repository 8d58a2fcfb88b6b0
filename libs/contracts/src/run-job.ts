import { z } from 'zod';
import { instantMs } from './json.js';
import { runFilter } from './run-filter.js';
import { isFinished, runStatuses, type RunStatus } from './run-status.js';

/**
 * What may be done with many runs. `cancel`: those under way end. `exit`: the same, because a newer version was published.
 * `replay`: those that failed are tried again from where they did. `anew`: those that are over are done once more.
 */
export const runJobKind = z.enum(['cancel', 'exit', 'replay', 'anew']);
export type RunJobKind = z.infer<typeof runJobKind>;

/** By which version a run is done once more: its own, or the one in force. */
export const anewBy = z.enum(['same', 'active']);
export type AnewBy = z.infer<typeof anewBy>;

/** A run with which something could not be done, and why. */
export const refusedRun = z.object({ run: z.string(), because: z.string() });
export type RefusedRun = z.infer<typeof refusedRun>;

/** Something done with every run that fits a filter, page by page; it goes on wherever it was when a server stops. */
export const runJob = z.object({
  id: z.string(),
  workspace: z.string(),
  kind: runJobKind,
  filter: runFilter,
  /** Shown with each cancelled run. */
  reason: z.string().optional(),
  by: anewBy,
  status: z.enum(['Running', 'Finished', 'Stopped']),
  startedAt: instantMs,
  finishedAt: instantMs.nullable(),
  /** Runs that fitted when it began. */
  expected: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
  /** Some of those refused. */
  refusals: z.array(refusedRun),
  /** What keeps it from going on at the moment. */
  waitsFor: z.string().nullable(),
});
export type RunJob = z.infer<typeof runJob>;

/** What a person says of a job to begin. */
export const runJobStart = z.object({
  kind: runJobKind,
  filter: runFilter,
  reason: z.string().max(500).optional(),
  by: anewBy.default('same'),
});

/** Which of the runs that somebody names a job can be about at all. */
export function statusesFor(kind: RunJobKind): RunStatus[] {
  switch (kind) {
    case 'cancel':
    case 'exit':
      return runStatuses.filter((status) => !isFinished(status));
    case 'replay':
      return ['Failed'];
    case 'anew':
      return runStatuses.filter(isFinished);
    default:
      return kind satisfies never;
  }
}
