import { phoneNumber } from '@fanfare/contracts';
import { z } from 'zod';

const deliveryMethods = ['Email', 'Sms', 'Link'] as const;
type DeliveryMethod = (typeof deliveryMethods)[number];

export const deliveryMethod = z.enum(deliveryMethods);

/** A field that a workflow fills from what it has: where that has nothing, it is as good as not there. */
const filled = <T extends z.ZodType>(schema: T) => z.preprocess((given) => (given === '' ? undefined : given), schema.optional()); // prettier-ignore

const message = filled(z.string().max(500));

/** To whom it goes, and with which words. */
export const recipientFields = {
  email: filled(z.email()).meta({ title: 'Recipient’s email', description: 'Needed to deliver by Email.' }),
  mobile: filled(phoneNumber).meta({ title: 'Recipient’s mobile', description: 'Needed to deliver by Sms.' }), // prettier-ignore
  name: filled(z.string().max(200)).meta({ title: 'Recipient’s name' }),
  recipientMessage: message.meta({ title: 'Recipient message' }),
};

/** Words of the notification, and when it is sent: of cards only. */
export const notificationFields = {
  communicationMessage: message.meta({ title: 'Communication message' }),
  deliverAt: filled(z.iso.datetime({ offset: true, error: 'expected a date and time such as 2027-01-31T09:00:00Z' })).meta({ title: 'Deliver at' }), // prettier-ignore
};

interface Recipient {
  deliveryMethod: DeliveryMethod;
  email?: string | undefined;
  mobile?: string | undefined;
  name?: string | undefined;
}

const needs = { Email: 'email', Sms: 'mobile', Link: null } as const;

/** A delivery needs somewhere to go. */
export function canBeDelivered(input: Recipient, context: z.RefinementCtx): void {
  const field = needs[input.deliveryMethod];
  if (field === null || input[field] !== undefined) return;
  context.addIssue({ code: 'custom', path: [field], message: `is needed to deliver by ${input.deliveryMethod}` });
}

/** The recipient as LocalCard takes it. */
export function recipientOf({ email, mobile, name }: Recipient) {
  return { name, email, mobile };
}
