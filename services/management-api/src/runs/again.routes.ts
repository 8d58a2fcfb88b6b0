import { z } from 'zod';
import { anewBy, countWaiting, maxRunsPerRequest, replayRuns, runAnew, workflowId } from '@fanfare/contracts';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'runs';
const access = 'workspace';
const runs = z.array(z.string().min(1)).min(1).max(maxRunsPerRequest);

export const againRoutes = {
  replay: defineRoute({
    method: 'POST', path: `${inWorkspace}/runs/replay`, access, tag,
    summary: 'Tries runs that failed again, from the steps at which they did',
    params: workspaceParams,
    body: z.strictObject({ runs }),
    reply: replayRuns.reply,
  }),
  anew: defineRoute({
    method: 'POST', path: `${inWorkspace}/runs/anew`, access, tag,
    summary: 'Does runs that are over once more, from the beginning, as new runs',
    params: workspaceParams,
    body: z.strictObject({
      runs,
      by: anewBy.default('same').meta({ description: 'With the version that the run had, or the one in force now' }),
      request: z.string().min(1).max(100).optional().meta({ description: 'The same again starts nothing again; without one, each request does' }),
    }),
    reply: runAnew.reply,
  }),
  waiting: defineRoute({
    method: 'GET', path: `${inWorkspace}/workflows/:id/waiting`, access, tag,
    summary: 'Counts where runs of a workflow wait, by version and step',
    params: workspaceParams.extend({ id: workflowId }),
    reply: countWaiting.reply,
  }),
}; // prettier-ignore
