import { z } from 'zod';
import type { LocalCardAccount } from './localcard.app.js';

/**
 * A card or a gift as LocalCard shows it, of which we rely on its id and its link; what else it tells of the order says
 * whether it is ours.
 */
export const issued = z.object({
  id: z.string().min(1),
  link: z.string(),
  status: z.string().default('Created'),
  value: z.string().optional(),
  currency: z.string().optional(),
  expiresAt: z.string().nullish(),
  reference: z.string().optional(),
  /** Of a card, and of a gift. */
  templateId: z.string().optional(),
  campaignId: z.string().optional(),
  recipient: z.object({ email: z.string().nullish(), mobile: z.string().nullish() }).optional(),
});
export type Issued = z.output<typeof issued>;

/** What is the same in the output of both actions. */
export const issuedExit = {
  status: z.string().meta({ description: 'Created, Scheduled, Delivered, Redeemed or Cancelled.' }),
  value: z.string(),
  currency: z.string(),
  expires_at: z.string().nullable(),
};

/** What of it is the same in both outputs; what LocalCard does not say is as it was ordered. */
export function shown({ status, value, currency, expiresAt }: Issued, ordered: string, { settings }: LocalCardAccount) {
  return {
    status,
    value: value ?? ordered,
    currency: currency ?? settings.currency,
    expires_at: expiresAt ?? null,
  };
}

export const issuedList = z.object({ items: z.array(issued) });
