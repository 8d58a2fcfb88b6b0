import { z } from 'zod';
import { jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const templateId = z.string().min(1).max(64);

/** One line: nobody may begin another header. */
export const oneLine = z.string().regex(/^[^\r\n\0]*$/, 'expected one line');

/** An e-mail, as people write it. Its texts are Liquid over `contact`, and over what the step hands over as `variables`. */
export const emailTemplate = z.object({
  workspace: workspaceId,
  id: templateId,
  name: z.string().min(1).max(200),
  subject: oneLine.min(1).max(500),
  preheader: oneLine.max(500).nullish().describe('What mailboxes show after the subject.'),
  format: z.enum(['mjml', 'html']).default('mjml').describe('What the body is written in.'),
  body: z.string().min(1).max(100_000),
  text: z.string().max(100_000).nullish().describe('For who reads no HTML. Empty: computed from the body.'),
  fromName: oneLine.max(100).nullish().describe('Whom it is from; the address is that of the service.'),
  replyTo: z.email().nullish(),
  transactional: z
    .boolean()
    .default(false)
    .describe('It is about something that the contact did, such as a receipt: it needs no consent.'),
  group: z.string().min(1).max(64).default('general').describe('The subscription group whose consent it needs.'),
});
export type EmailTemplate = z.input<typeof emailTemplate>;

export const emailTemplateView = emailTemplate.omit({ workspace: true }).extend({
  preheader: z.string().nullable(),
  format: emailTemplate.shape.format.unwrap(),
  text: z.string().nullable(),
  fromName: z.string().nullable(),
  replyTo: z.string().nullable(),
  transactional: z.boolean(),
  group: z.string(),
});
export type EmailTemplateView = z.output<typeof emailTemplateView>;

const which = z.object({ workspace: workspaceId, id: templateId });

/** With whose data a template is shown: those of a contact, or none, and what a step would hand over. */
const sample = {
  contact: z.string().nullish().describe('The id of the contact for whom it is written.'),
  data: jsonObject.default({}).describe('What the step would hand over as variables.'),
};

export const writtenEmail = z.object({ subject: z.string(), html: z.string(), text: z.string() });
export type WrittenEmail = z.output<typeof writtenEmail>;

export const saveEmailTemplate = defineRequest('messaging.templates.save', emailTemplate, emailTemplateView);
export const getEmailTemplate = defineRequest('messaging.templates.get', which, emailTemplateView);
export const removeEmailTemplate = defineRequest('messaging.templates.remove', which, emailTemplateView);
export const listEmailTemplates = defineRequest(
  'messaging.templates.list',
  z.object({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1_000).default(100),
  }),
  z.object({ templates: z.array(emailTemplateView.omit({ body: true, text: true })), next: z.string().nullable() }),
);
export const previewEmail = defineRequest('messaging.templates.preview', which.extend(sample), writtenEmail);

/** Sends a template to somebody who tries it; it is no communication with a contact, and recorded nowhere. */
export const sendTestEmail = defineRequest(
  'messaging.templates.test',
  which.extend({ ...sample, to: z.email() }),
  z.object({ messageId: z.string() }),
);
