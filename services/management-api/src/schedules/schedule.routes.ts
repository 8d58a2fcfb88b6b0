import { z } from 'zod';
import { armedSchedule, instantMs, schedule, workflowId } from '@fanfare/contracts';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'workflows';
const access = 'workspace';
const workflows = `${inWorkspace}/workflows`;

const preview = z.object({
  schedule: armedSchedule.nullable().meta({ description: 'Null when the workflow has none' }),
  timezone: z.string().meta({ description: 'In which `next` is best read' }),
  next: z.array(instantMs).meta({ description: 'The next firings, five at most' }),
});

export const scheduleRoutes = {
  show: defineRoute({
    method: 'GET', path: `${workflows}/:id/schedule`, access, tag,
    summary: 'Shows when a workflow starts by itself: by the version in force, else by the draft',
    params: workspaceParams.extend({ id: workflowId }),
    reply: preview.extend({ armed: z.boolean().meta({ description: 'Whether it will happen' }) }),
  }),
  preview: defineRoute({
    method: 'POST', path: `${workflows}/schedule/preview`, access, tag,
    summary: 'Says when a schedule would fire',
    params: workspaceParams,
    body: z.strictObject({
      schedule,
      timezone: z.string().optional().meta({ description: "The zone of the workflow's clock" }),
    }),
    reply: preview,
  }),
}; // prettier-ignore
