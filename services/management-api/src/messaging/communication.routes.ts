import { z } from 'zod';
import {
  communication,
  communicationFilter,
  communicationSummary,
  listCommunications,
  resendCommunication,
  takeBounce,
} from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'messaging' } as const;
const page = { after: queryText.optional(), limit: queryInteger(1, 200).optional() };
const { channel, status } = communicationFilter.shape;
const one = workspaceParams.extend({ id: z.string().min(1).max(128) });

export const communicationRoutes = {
  listCommunications: defineRoute({
    ...common, method: 'GET', path: `${inWorkspace}/contacts/:contact/communications`, summary: 'Lists the messages to a contact, newest first',
    params: workspaceParams.extend({ contact: queryText }),
    query: z.strictObject(page), reply: listCommunications.reply,
  }),
  findCommunications: defineRoute({
    ...common, method: 'GET', path: `${inWorkspace}/communications`,
    summary: 'Lists messages, newest first: all, or those to a contact, of a channel, in a status, or of a workflow',
    params: workspaceParams, query: z.strictObject({ contact: queryText.optional(), channel, status, workflow: queryText.optional(), ...page }),
    reply: listCommunications.reply,
  }),
  getCommunication: defineRoute({
    ...common, method: 'GET', path: `${inWorkspace}/communications/:id`, summary: 'Shows a message to a contact as it was written',
    params: one, reply: communication,
  }),
  resendCommunication: defineRoute({
    ...common, method: 'POST', path: `${inWorkspace}/communications/:id/resend`,
    summary: 'Sends a message again, as a message of its own. The same request again is answered as the first time, and sends nothing',
    params: one, body: z.strictObject({ request: resendCommunication.request.shape.request }), reply: communicationSummary,
  }),
  takeBounce: defineRoute({
    ...common, method: 'POST', path: `${inWorkspace}/bounces`,
    summary: 'Takes a report about an e-mail, as it came (RFC 3464): delivered, or not. What failed for good gets no more mail',
    params: workspaceParams, body: z.strictObject({ raw: takeBounce.request.shape.raw }), reply: takeBounce.reply,
  }),
}; // prettier-ignore
