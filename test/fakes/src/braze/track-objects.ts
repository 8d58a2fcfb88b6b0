import { z } from 'zod';
import { eventProperties } from './event-properties.js';
import { identifiers } from './identifier.js';
import { trackTime } from './track-time.js';

const currencies = new Set(Intl.supportedValuesOf('currency'));
const ofWhom = { ...identifiers, _update_existing_only: z.boolean().optional() };
const subscription = z.enum(['opted_in', 'unsubscribed', 'subscribed']).nullish();

/** Of user_attributes_object.md. What is no field of a profile is a custom attribute of any kind. */
export const attributesObject = z.looseObject({
  ...ofWhom,
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  dob: z.iso.date().nullish(),
  gender: z.enum(['M', 'F', 'O', 'N', 'P']).nullish(),
  email_subscribe: subscription,
  push_subscribe: subscription,
  subscription_groups: z
    .array(z.object({ subscription_group_id: z.string(), subscription_state: z.enum(['subscribed', 'unsubscribed']) }))
    .optional(),
});
export type AttributesObject = z.output<typeof attributesObject>;

/** Of event_object.md. */
export const eventObject = z.object({
  ...ofWhom,
  app_id: z.string().optional(),
  name: z.string().min(1),
  time: trackTime,
  properties: eventProperties.default({}),
});
export type EventObject = z.output<typeof eventObject>;

/** Of purchase_object.md. */
export const purchaseObject = z.object({
  ...ofWhom,
  app_id: z.string().optional(),
  product_id: z.string().min(1).max(255),
  currency: z.string().refine((code) => currencies.has(code)),
  price: z.number(),
  quantity: z.number().int().min(1).max(100).default(1),
  time: trackTime,
  properties: eventProperties.default({}),
});
export type PurchaseObject = z.output<typeof purchaseObject>;
