import { z } from 'zod';
import { fieldProblem, jsonObject, workflowId } from '@fanfare/contracts';
import { queryInteger } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { workflowView } from '../workflows/workflow.routes.js';

const common = { access: 'workspace', tag: 'workflows' } as const;
const workflows = `${inWorkspace}/workflows`;
const format = z.enum(['fanfare', 'kustomer']);
const recognised = format.optional().meta({
  description: 'Without it, a document is read as Kustomer’s when it has what only theirs have, and as ours otherwise',
});
const replace = z
  .boolean()
  .default(false)
  .meta({ description: 'Saves it over the draft when there is a workflow of this id, which is a conflict otherwise' });

export const interchangeRoutes = {
  import: defineRoute({
    ...common, method: 'POST', path: `${workflows}/import`, status: 201,
    summary: 'Saves a workflow from a JSON document, ours or an export from Kustomer, as a draft, and lists what it could not take over',
    params: workspaceParams,
    body: z.strictObject({ id: workflowId.optional(), format: recognised, replace, document: jsonObject }),
    reply: z.object({
      workflow: workflowView, format, losses: z.array(fieldProblem),
      replaced: z.boolean().meta({ description: 'Whether there was a draft, which is gone' }),
    }),
  }),
  export: defineRoute({
    ...common, method: 'GET', path: `${workflows}/:id/export`,
    summary: 'Gives the draft, or a version, as a document to be imported elsewhere, and lists what that format has no place for',
    params: workspaceParams.extend({ id: workflowId }),
    query: z.strictObject({
      format: format.default('fanfare'),
      version: queryInteger(1, 1_000_000).optional().meta({ description: 'A frozen version instead of the draft' }),
    }),
    reply: z.object({ document: jsonObject, losses: z.array(fieldProblem) }),
  }),
}; // prettier-ignore
