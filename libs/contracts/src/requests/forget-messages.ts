import { z } from 'zod';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const id = z.string().min(1);

/**
 * Takes what is personal out of messages to a contact, by all ids that it had, and all that it said about messages. Messages
 * are counted as before, under the placeholder; nothing that is kept of the contact later stays. Asking again changes nothing.
 */
export const forgetMessages = defineRequest(
  'messaging.contacts.forget',
  z.object({ workspace: workspaceId, contacts: z.array(id).min(1).max(1_000), placeholder: id }),
  z.object({
    communications: z.number().int(),
    consents: z.number().int(),
    unmailable: z.number().int().describe('Addresses of which only a digest is left.'),
  }),
);
