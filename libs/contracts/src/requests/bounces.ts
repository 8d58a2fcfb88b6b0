import { z } from 'zod';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** Takes a report about a mail (RFC 3464), as it is. What is no delivery report about a mail of this workspace changes nothing. */
export const takeBounce = defineRequest(
  'messaging.bounces.take',
  z.object({ workspace: workspaceId, raw: z.string().min(1).max(500_000) }),
  z.object({
    communication: z
      .string()
      .nullable()
      .describe('The message that it is about; null: none that is known here, or it is on its way still.'),
    became: z.enum(['delivered', 'bounced']).nullable().describe('What became of the message.'),
    notMailable: z.array(z.string()).describe('Addresses that get no more mail.'),
  }),
);
