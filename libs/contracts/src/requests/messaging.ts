import { z } from 'zod';
import { oneLine } from './email-templates.js';
import { defineRequest } from './request.js';

export * from './bounces.js';
export * from './communications.js';
export * from './consent.js';
export * from './email-templates.js';
export * from './forget-messages.js';
export * from './sms-templates.js';
export * from './unmailable.js';

/**
 * Tells people of a workspace something by mail, each in a mail of their own. The same `id` again is the same mail. Whom the
 * mail server takes no mail for at the moment is in `later`: ask again for these, and only for these.
 */
export const notify = defineRequest(
  'messaging.notify',
  z.object({
    id: z.string().min(1),
    to: z.array(z.email()).min(1).max(20),
    subject: oneLine.min(1).max(200),
    text: z.string().max(100_000),
  }),
  z.object({ sent: z.number().int(), refused: z.number().int(), later: z.array(z.email()).default([]) }),
);
