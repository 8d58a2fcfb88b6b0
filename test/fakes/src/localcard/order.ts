import { z } from 'zod';
import { amount } from './amount.js';

const deliveryMethod = z.enum(['Email', 'Sms', 'Link']);
const recipient = z.object({
  name: z.string().optional(),
  email: z.email().optional(),
  mobile: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164')
    .optional(),
});

const common = {
  value: amount,
  recipient: recipient.default({}),
  recipientMessage: z.string().max(500).optional(),
  deliverAt: z.iso.datetime({ offset: true }).optional(),
  /** Of the client, unique to what it pays for; proposed, as is that it must be there: money leaves here. */
  reference: z.string().min(1).max(200),
};

/** `POST /v1/cards`. Proposed, as is all of this API: no document of LocalCard's is public. */
export const cardOrder = z
  .object({
    ...common,
    templateId: z.string(),
    currency: z.string(),
    deliveryMethod: deliveryMethod.default('Email'),
    communicationMessage: z.string().max(500).optional(),
  })
  .superRefine(canBeDelivered);

/** `POST /v1/campaigns/{id}/gifts`; the campaign has the currency. */
export const giftOrder = z
  .object({ ...common, deliveryMethod: deliveryMethod.default('Link') })
  .superRefine(canBeDelivered);

export type Order = z.output<typeof giftOrder>;

function canBeDelivered(order: Pick<Order, 'deliveryMethod' | 'recipient'>, context: z.RefinementCtx): void {
  const needs = { Email: 'email', Sms: 'mobile', Link: null } as const;
  const field = needs[order.deliveryMethod];
  if (field === null || order.recipient[field] !== undefined) return;
  context.addIssue({ code: 'custom', path: ['recipient', field], message: `is required to deliver by ${order.deliveryMethod}` }); // prettier-ignore
}
