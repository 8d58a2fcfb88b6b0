import { z } from 'zod';
import { appId } from '../connected-app.js';
import { jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const templateId = z.string().min(1).max(64);

/** A number with its country, as vendors take it: `+` and digits (E.164). */
export const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'expected a number with its country, such as +14155550100');

/** A text message, as people write it: Liquid over `contact`, and over what the step hands over as `variables`. */
export const smsTemplate = z.object({
  workspace: workspaceId,
  id: templateId,
  name: z.string().min(1).max(200),
  text: z.string().min(1).max(5_000),
  transactional: z
    .boolean()
    .default(false)
    .describe('It is about something that the contact did, such as a code: it needs no consent.'),
  group: z.string().min(1).max(64).default('general').describe('The subscription group whose consent it needs.'),
});
export type SmsTemplate = z.input<typeof smsTemplate>;

export const smsTemplateView = smsTemplate.omit({ workspace: true }).extend({
  transactional: z.boolean(),
  group: z.string(),
});
export type SmsTemplateView = z.output<typeof smsTemplateView>;

/** A text as it goes out, and what it costs: each segment is paid for. */
export const writtenSms = z.object({
  text: z.string(),
  segments: z.number().int(),
  encoding: z
    .enum(['GSM-7', 'UCS-2'])
    .describe('One character that GSM-7 does not have, such as an emoji, makes the whole text UCS-2.'),
  unusual: z.array(z.string()).describe('The characters that GSM-7 does not have.'),
});
export type WrittenSms = z.output<typeof writtenSms>;

const which = z.object({ workspace: workspaceId, id: templateId });
const sample = {
  contact: z.string().nullish().describe('The id of the contact for whom it is written.'),
  data: jsonObject.default({}).describe('What the step would hand over as variables.'),
};

export const saveSmsTemplate = defineRequest('messaging.sms-templates.save', smsTemplate, smsTemplateView);
export const getSmsTemplate = defineRequest('messaging.sms-templates.get', which, smsTemplateView);
export const removeSmsTemplate = defineRequest('messaging.sms-templates.remove', which, smsTemplateView);
export const listSmsTemplates = defineRequest(
  'messaging.sms-templates.list',
  z.object({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1_000).default(100),
  }),
  z.object({ templates: z.array(smsTemplateView), next: z.string().nullable() }),
);
export const previewSms = defineRequest('messaging.sms-templates.preview', which.extend(sample), writtenSms);

/** Sends a template to the phone of somebody who tries it; it is no communication with a contact, and recorded nowhere. */
export const sendTestSms = defineRequest(
  'messaging.sms-templates.test',
  which.extend({
    ...sample,
    to: phoneNumber,
    app: appId.optional().describe('Which account of Twilio. Without it: the only one.'),
  }),
  z.object({ messageId: z.string(), segments: z.number().int() }),
);
