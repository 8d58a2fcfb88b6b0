import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { channel } from './communications.js';
import { defineRequest } from './request.js';

/** An address, or a number, that gets nothing more because nothing ever arrives there. */
export const unmailableAddress = z.object({
  channel,
  address: z
    .string()
    .nullable()
    .describe('Null: it was that of somebody who is deleted, and only a digest of it is left.'),
  at: instantMs,
  reason: z.string().describe('What the other side said, such as 5.1.1 for mail or 30006 for SMS.'),
});
export type UnmailableAddress = z.output<typeof unmailableAddress>;

export const listUnmailable = defineRequest(
  'messaging.unmailable.list',
  z.object({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  z.object({ addresses: z.array(unmailableAddress), next: z.string().nullable() }),
);

/** For who knows that an address works again. */
export const removeUnmailable = defineRequest(
  'messaging.unmailable.remove',
  z.object({ workspace: workspaceId, channel, address: z.string().min(1).max(254) }),
  unmailableAddress,
);
