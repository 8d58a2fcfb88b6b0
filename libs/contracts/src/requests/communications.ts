import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

export const channel = z.enum(['email', 'sms']);
export type Channel = z.infer<typeof channel>;

/** Why a message went out: a step of a run, or somebody who had an earlier one sent again. */
export const communicationSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('step'),
    workflow: z.string(),
    run: z.string(),
    step: z.string(),
    site: z.string().nullable(),
    card: z.string().nullable(),
  }),
  z.object({ kind: z.literal('resend'), of: z.string() }),
]);
export type CommunicationSource = z.infer<typeof communicationSource>;

/** `queued`: handed to nobody yet, or nobody knows whether. An e-mail comes back (`bounced`), an SMS does not arrive (`undelivered`). */
export const communicationStatus = z.enum(['queued', 'sent', 'delivered', 'bounced', 'undelivered', 'failed']);
export type CommunicationStatus = z.infer<typeof communicationStatus>;

/** A message to a contact. */
export const communicationSummary = z.object({
  id: z.string(),
  contact: z.string().nullable(),
  channel,
  template: z.string().nullable(),
  to: z.string(),
  subject: z.string().nullable(),
  status: communicationStatus,
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  source: communicationSource,
  queuedAt: instantMs,
  sentAt: instantMs.nullable(),
  segments: z.number().int().nullable().describe('Of an SMS: in how many it goes out.'),
  deliveredAt: instantMs.nullable(),
  bouncedAt: instantMs.nullable().describe('When it came back, or the carrier said that it does not arrive.'),
});

export const communication = communicationSummary.extend({
  html: z.string().nullable(),
  text: z.string(),
});

const which = z.object({ workspace: workspaceId, id: z.string().min(1).max(128) });

/** Which messages: each of these narrows the list. */
export const communicationFilter = z.object({
  contact: z.string().optional(),
  channel: channel.optional(),
  status: communicationStatus.optional(),
  workflow: z.string().optional().describe('The workflow whose step sent it.'),
});
export type CommunicationFilter = z.output<typeof communicationFilter>;

export const listCommunications = defineRequest(
  'messaging.communications.list',
  communicationFilter.extend({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  z.object({ communications: z.array(communicationSummary), next: z.string().nullable() }),
);
export const getCommunication = defineRequest('messaging.communications.get', which, communication);

/** Sends a message again, as a new one. The same `request` again is answered as the first time, and sends nothing. */
export const resendCommunication = defineRequest(
  'messaging.communications.resend',
  which.extend({ request: z.string().min(1).max(128) }),
  communicationSummary,
);
