import { z } from 'zod';
import { phoneNumber } from '@fanfare/contracts';

/** What Twilio posts when a message that we sent goes on its way (guides/track-outbound-message-status). */
export const statusForm = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.enum([
    'accepted', 'scheduled', 'queued', 'sending', 'sent', 'delivered', 'read', 'undelivered', 'failed', 'canceled',
  ]),
  ErrorCode: z.coerce.number().int().optional().catch(undefined),
}); // prettier-ignore
export type StatusForm = z.output<typeof statusForm>;

/** What Twilio posts when somebody texts one of the account's numbers (guides/webhook-request). Other channels have a word before the number. */
export const textForm = z.object({
  From: phoneNumber,
  Body: z.string().default(''),
  OptOutType: z.string().optional(),
});
export type TextForm = z.output<typeof textForm>;
