import { z } from 'zod';
import { instantMs, storedEvent, triggerName } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'events';
const access = 'workspace';
const events = `${inWorkspace}/events`;
const recorded = z.object({ storedAt: instantMs, event: storedEvent });
const type = triggerName.optional();

export const eventRoutes = {
  list: defineRoute({
    method: 'GET', path: events, access, tag,
    summary: 'Lists recorded events, newest first, as far back as a bounded search comes',
    params: workspaceParams,
    query: z.strictObject({
      type,
      contact: queryText.optional().meta({ description: 'A contact’s id, or an address that an event may name it by' }),
      limit: queryInteger(1, 200).optional(),
    }),
    reply: z.object({
      events: z.array(recorded),
      searched: z.number().int().meta({ description: 'Events looked at' }),
      complete: z.boolean().meta({ description: 'True when there are no others that fit' }),
    }),
  }),
  get: defineRoute({
    method: 'GET', path: `${events}/:id`, access, tag,
    summary: 'Shows a recorded event, if a bounded search finds it; naming its type makes the search reach further back',
    params: workspaceParams.extend({ id: queryText }),
    query: z.strictObject({ type }),
    reply: recorded,
  }),
}; // prettier-ignore
