import { z } from 'zod';
import { listUnmailable, removeUnmailable, unmailableAddress } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'messaging' } as const;
const addresses = `${inWorkspace}/unmailable-addresses`;
const { channel, address } = removeUnmailable.request.shape;

export const unmailableRoutes = {
  listUnmailable: defineRoute({
    ...common, method: 'GET', path: addresses, summary: 'Lists the addresses and numbers that get nothing more, the latest first',
    params: workspaceParams,
    query: z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 200).optional() }),
    reply: listUnmailable.reply,
  }),
  removeUnmailable: defineRoute({
    ...common, method: 'POST', path: `${addresses}/remove`, summary: 'Says that an address or a number works again',
    params: workspaceParams, body: z.strictObject({ channel, address }), reply: unmailableAddress,
  }),
}; // prettier-ignore
