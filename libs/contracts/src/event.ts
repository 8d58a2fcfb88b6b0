import { z } from 'zod';
import { receivingHook } from './hook.js';
import { instantMs, jsonObject } from './json.js';
import { workspaceId } from './names.js';
import { triggerName } from './triggers.js';

/** Who an event is about, as far as the hub knows. Any one of id, email, mobile or anonymousId is enough. */
export const contactRef = z.object({
  id: z.string().min(1).max(128).optional(),
  type: z.enum(['Anonymous', 'Identified', 'Authenticated']).optional(),
  email: z.email().max(254).optional(),
  mobile: z.string().min(3).max(32).optional(),
  firstName: z.string().max(200).optional(),
  lastName: z.string().max(200).optional(),
  anonymousId: z.string().min(1).max(128).optional(),
  properties: jsonObject.optional(),
});
export type ContactRef = z.infer<typeof contactRef>;

/** Where an event came from when a workflow caused it: what the loop guard reads. `chain` lists workflow ids, oldest first. */
export const origin = z.object({
  run: z.string(),
  workflow: z.string(),
  depth: z.number().int().min(0),
  chain: z.array(z.string()),
});
export type Origin = z.infer<typeof origin>;

/** What a hub posts. `id` is the idempotency key: the same id again changes nothing, however often and however late. */
export const publishedEvent = z.object({
  id: z.string().min(1).max(128).optional(),
  type: triggerName,
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  siteId: z.string().min(1).max(128).optional(),
  cardId: z.string().min(1).max(128).optional(),
  contactId: z.string().min(1).max(128).optional(),
  contact: contactRef.optional(),
  session: jsonObject.optional(),
  data: jsonObject.default({}),
});
export type PublishedEvent = z.input<typeof publishedEvent>;

/**
 * An event as stored on EVENTS: the hub's words plus what the gateway fixed (id, workspace, instants). Loose, because its
 * text travels with the run as it came: the first step must see neither more nor less of it than the later ones.
 */
export const storedEvent = z.looseObject({
  id: z.string().min(1).describe('The key under which it was accepted: the same id again changes nothing.'),
  type: triggerName.describe('Its trigger.'),
  workspaceId,
  occurredAt: z.string().describe('When it happened, as the hub says, in ISO 8601.'),
  acceptedAt: instantMs.describe('When it was accepted, in milliseconds since 1970.'),
  siteId: z.string().optional(),
  cardId: z.string().optional(),
  contactId: z.string().optional(),
  contact: contactRef.optional().describe('Who it is about, as far as the hub knows.'),
  session: jsonObject.optional().describe("The visitor's session."),
  data: jsonObject.describe('What is particular to the trigger.'),
  origin: origin.optional().describe('The run that caused it, when a workflow did.'),
  hook: receivingHook.optional().describe('The hook that received it, when one did, with headers and query.'),
});
export type StoredEvent = z.infer<typeof storedEvent>;

/** How to find the contact of an event; null when the event is about nobody (then no contact is resolved). */
export function contactOf(event: StoredEvent): ContactRef | null {
  const anonymousId = event.session?.['anonymousId'];
  const ref: ContactRef = {
    ...event.contact,
    ...(event.contactId === undefined ? {} : { id: event.contactId }),
    ...(typeof anonymousId === 'string' && event.contact?.anonymousId === undefined ? { anonymousId } : {}),
  };
  return ref.id || ref.email || ref.mobile || ref.anonymousId ? ref : null;
}
