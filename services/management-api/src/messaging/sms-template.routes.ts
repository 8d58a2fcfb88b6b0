import { z } from 'zod';
import { listSmsTemplates, previewSms, sendTestSms, smsTemplate, smsTemplateView } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'messaging' } as const;
const templates = `${inWorkspace}/sms-templates`;
const one = workspaceParams.extend({ id: smsTemplate.shape.id });
const { contact, data } = previewSms.request.shape;
const { to, app } = sendTestSms.request.shape;

export const smsTemplateRoutes = {
  listSmsTemplates: defineRoute({
    ...common, method: 'GET', path: templates, summary: 'Lists the SMS templates, by their ids',
    params: workspaceParams,
    query: z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 1_000).optional() }),
    reply: listSmsTemplates.reply,
  }),
  getSmsTemplate: defineRoute({ ...common, method: 'GET', path: `${templates}/:id`, summary: 'Shows an SMS template', params: one, reply: smsTemplateView }),
  saveSmsTemplate: defineRoute({
    ...common, method: 'PUT', path: `${templates}/:id`,
    summary: 'Saves an SMS template, once its Liquid is found right. Messages from then on are written by it',
    params: one, body: smsTemplate.omit({ workspace: true, id: true }).strict(), reply: smsTemplateView,
  }),
  removeSmsTemplate: defineRoute({
    ...common, method: 'POST', path: `${templates}/:id/remove`, summary: 'Removes an SMS template. Steps that name it fail from then on',
    params: one, reply: smsTemplateView,
  }),
  previewSms: defineRoute({
    ...common, role: 'viewer', method: 'POST', path: `${templates}/:id/preview`,
    summary: 'Shows what an SMS template becomes for a contact, or for nobody, and in how many segments it goes out',
    params: one, body: z.strictObject({ contact, data }).prefault({}), reply: previewSms.reply,
  }),
  sendTestSms: defineRoute({
    ...common, method: 'POST', path: `${templates}/:id/test`, summary: 'Sends an SMS template to a number, to try it',
    params: one, body: z.strictObject({ to, app, contact, data }), reply: sendTestSms.reply,
  }),
}; // prettier-ignore
