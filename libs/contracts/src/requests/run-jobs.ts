import { z } from 'zod';
import { workspaceId } from '../names.js';
import { runFilter } from '../run-filter.js';
import { anewBy, refusedRun, runJob, runJobKind, runJobStart } from '../run-job.js';
import { maxRunsPerRequest } from './orchestrator.js';
import { defineRequest } from './request.js';

const runs = z.array(z.string().min(1)).max(maxRunsPerRequest);
const oneJob = z.object({ workspace: workspaceId, id: z.string() });

/** Tries runs that failed again, from the steps at which they did. */
export const replayRuns = defineRequest(
  'runs.replay',
  z.object({ workspace: workspaceId, runs }),
  z.object({ replayed: z.array(z.string()), refused: z.array(refusedRun) }),
);

/** Does runs once more, from their beginning. The same `request` again starts nothing again. */
export const runAnew = defineRequest(
  'runs.anew',
  z.object({ workspace: workspaceId, runs, by: anewBy, request: z.string() }),
  z.object({ started: z.array(z.object({ run: z.string(), as: z.string() })), refused: z.array(refusedRun) }),
);

/** The same `id` again is the same job. */
export const startRunJob = defineRequest(
  'runs.jobs.start',
  runJobStart.extend({ workspace: workspaceId, id: z.string() }),
  z.object({ job: runJob }),
);

/** How many runs a job would be about. */
export const previewRunJob = defineRequest(
  'runs.jobs.preview',
  z.object({ workspace: workspaceId, kind: runJobKind, filter: runFilter }),
  z.object({ runs: z.number().int() }),
);

export const getRunJob = defineRequest('runs.jobs.get', oneJob, z.object({ job: runJob.nullable() }));

/** What is done stays done. */
export const stopRunJob = defineRequest('runs.jobs.stop', oneJob, z.object({ job: runJob.nullable() }));

/** Newest first. */
export const listRunJobs = defineRequest(
  'runs.jobs.list',
  z.object({ workspace: workspaceId, limit: z.number().int().min(1).max(200).default(50) }),
  z.object({ jobs: z.array(runJob) }),
);

/** Where runs of a workflow wait, by version and step. */
export const countWaiting = defineRequest(
  'runs.waiting',
  z.object({ workspace: workspaceId, workflow: z.string() }),
  z.object({
    waiting: z.array(z.object({ version: z.number().int(), node: z.string(), runs: z.number().int() })),
  }),
);
