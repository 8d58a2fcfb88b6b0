import { z } from 'zod';
import { listRunJobs, previewRunJob, runFilter, runJob, runJobStart } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'runs';
const access = 'workspace';
const jobs = `${inWorkspace}/run-jobs`;
const jobParams = workspaceParams.extend({ id: queryText });

/** A slip of the pen must not cancel everything. */
const filter = z
  .strictObject(runFilter.shape)
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    message: 'say which runs; {"from": 0} is all of them',
  });
const body = z.strictObject({ ...runJobStart.shape, filter });

export const runJobRoutes = {
  start: defineRoute({
    method: 'POST', path: jobs, access, tag, status: 202,
    summary: 'Begins to cancel, try again or do anew every run that fits a filter and started before now',
    params: workspaceParams,
    body: body.extend({ id: z.string().min(1).max(100).optional().meta({ description: 'The same again is the same job' }) }),
    reply: runJob,
  }),
  preview: defineRoute({
    method: 'POST', path: `${jobs}/preview`, access, role: 'viewer', tag,
    summary: 'Says how many runs a job would be about',
    params: workspaceParams,
    body: body.pick({ kind: true, filter: true }),
    reply: previewRunJob.reply,
  }),
  list: defineRoute({
    method: 'GET', path: jobs, access, tag,
    summary: 'Lists the jobs, newest first',
    params: workspaceParams,
    query: z.strictObject({ limit: queryInteger(1, 200).optional() }),
    reply: listRunJobs.reply,
  }),
  get: defineRoute({ method: 'GET', path: `${jobs}/:id`, access, tag, summary: 'Shows how far a job is', params: jobParams, reply: runJob }),
  stop: defineRoute({ method: 'POST', path: `${jobs}/:id/stop`, access, tag, summary: 'Stops a job; what is done stays done', params: jobParams, reply: runJob }),
}; // prettier-ignore
