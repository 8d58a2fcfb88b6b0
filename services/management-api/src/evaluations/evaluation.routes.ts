import { z } from 'zod';
import { explanation } from '@fanfare/contracts';
import { queryInstant, queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'evaluations';
const access = 'workspace';
const params = workspaceParams.extend({ id: queryText });
const reply = z.object({ explanations: z.array(explanation) });

export const evaluationRoutes = {
  ofEvent: defineRoute({
    method: 'GET', path: `${inWorkspace}/events/:id/evaluations`, access, tag,
    summary: 'Says of each workflow that listens to the trigger of an event whether it started, which condition said no, or that it was not in force then; for seven days',
    params, reply,
  }),
  ofContact: defineRoute({
    method: 'GET', path: `${inWorkspace}/contacts/:id/evaluations`, access, tag,
    summary: 'Says what started for a contact, and what did not and why, newest first; for seven days. Asked about one workflow, also of events that came while it was not in force',
    params,
    query: z.strictObject({ workflow: queryText.optional(), from: queryInstant.optional(), limit: queryInteger(1, 200).optional() }),
    reply,
  }),
}; // prettier-ignore
