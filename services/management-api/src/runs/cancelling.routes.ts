import { z } from 'zod';
import { cancelledRuns, maxRunsPerRequest } from '@fanfare/contracts';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const longestReason = 500;

export const cancellingRoutes = {
  cancel: defineRoute({
    method: 'POST', path: `${inWorkspace}/runs/cancel`, access: 'workspace', tag: 'runs',
    summary: 'Cancels runs, with everything that they wait for',
    params: workspaceParams,
    body: z.strictObject({
      runs: z.array(z.string().min(1)).min(1).max(maxRunsPerRequest),
      reason: z.string().max(longestReason).optional().meta({ description: 'Shown with each of the runs' }),
    }),
    reply: cancelledRuns,
  }),
}; // prettier-ignore
