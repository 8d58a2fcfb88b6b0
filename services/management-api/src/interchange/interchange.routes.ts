import { z } from 'zod';
import { fieldProblem, jsonObject, workflowId } from '@fanfare/contracts';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { workflowView } from '../workflows/workflow.routes.js';

const common = { access: 'workspace', tag: 'workflows' } as const;
const workflows = `${inWorkspace}/workflows`;
const formats = ['fanfare', 'kustomer'] as const;

export const interchangeRoutes = {
  import: defineRoute({
    ...common, method: 'POST', path: `${workflows}/import`, status: 201,
    summary: 'Saves a workflow from a JSON document, ours or an export from Kustomer, as a new draft, and lists what it could not take over',
    params: workspaceParams,
    body: z.strictObject({ id: workflowId.optional(), format: z.enum(formats).default('fanfare'), document: jsonObject }),
    reply: z.object({ workflow: workflowView, losses: z.array(fieldProblem) }),
  }),
  export: defineRoute({
    ...common, method: 'GET', path: `${workflows}/:id/export`,
    summary: 'Gives the draft as a document to be imported elsewhere, and lists what that format has no place for',
    params: workspaceParams.extend({ id: workflowId }),
    query: z.strictObject({ format: z.enum(formats).default('fanfare') }),
    reply: z.object({ document: jsonObject, losses: z.array(fieldProblem) }),
  }),
}; // prettier-ignore
