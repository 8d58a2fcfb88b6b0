import { z } from 'zod';
import { workflowChange, workflowId } from '@fanfare/contracts';
import { queryInteger } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const side = z.union([z.literal('draft'), queryInteger(1, 1_000_000)], 'expected the number of a version, or draft');
const shown = z.union([z.literal('draft'), z.number().int()]);

export const diffRoutes = {
  diff: defineRoute({
    method: 'GET', path: `${inWorkspace}/workflows/:id/diff`, access: 'workspace', tag: 'workflows',
    summary: 'Says what changed from one version of a workflow to another, or to the draft',
    params: workspaceParams.extend({ id: workflowId }),
    query: z.strictObject({ from: side, to: side.optional().meta({ description: 'Without it: the draft' }) }),
    reply: z.object({ from: shown, to: shown, changes: z.array(workflowChange) }),
  }),
}; // prettier-ignore
