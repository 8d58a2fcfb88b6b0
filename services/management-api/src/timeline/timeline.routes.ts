import { timelinePage } from '@fanfare/contracts';
import { z } from 'zod';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { queryPlace } from './timeline-place.js';

export const timelineRoutes = {
  timeline: defineRoute({
    method: 'GET', path: `${inWorkspace}/contacts/:id/timeline`, access: 'workspace', tag: 'contacts',
    summary: 'Shows what a contact did and what happened to it, newest first; services that did not answer are named in missing',
    params: workspaceParams.extend({ id: queryText }),
    query: z.strictObject({ after: queryPlace.optional(), limit: queryInteger(1, 200).optional() }),
    reply: timelinePage,
  }),
}; // prettier-ignore
