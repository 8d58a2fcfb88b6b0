import { z } from 'zod';
import { emailTemplate, emailTemplateView, listEmailTemplates, previewEmail, sendTestEmail } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'messaging' } as const;
const templates = `${inWorkspace}/email-templates`;
const one = workspaceParams.extend({ id: emailTemplate.shape.id });
const { contact, data } = previewEmail.request.shape;

export const emailTemplateRoutes = {
  listEmailTemplates: defineRoute({
    ...common, method: 'GET', path: templates, summary: 'Lists the e-mail templates, by their ids',
    params: workspaceParams,
    query: z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 1_000).optional() }),
    reply: listEmailTemplates.reply,
  }),
  getEmailTemplate: defineRoute({ ...common, method: 'GET', path: `${templates}/:id`, summary: 'Shows an e-mail template', params: one, reply: emailTemplateView }),
  saveEmailTemplate: defineRoute({
    ...common, method: 'PUT', path: `${templates}/:id`,
    summary: 'Saves an e-mail template, once its MJML and its Liquid are found right. Mails from then on are written by it',
    params: one, body: emailTemplate.omit({ workspace: true, id: true }).strict(), reply: emailTemplateView,
  }),
  removeEmailTemplate: defineRoute({
    ...common, method: 'POST', path: `${templates}/:id/remove`, summary: 'Removes an e-mail template. Steps that name it fail from then on',
    params: one, reply: emailTemplateView,
  }),
  previewEmail: defineRoute({
    ...common, role: 'viewer', method: 'POST', path: `${templates}/:id/preview`, summary: 'Shows what an e-mail template becomes for a contact, or for nobody',
    params: one, body: z.strictObject({ contact, data }).prefault({}), reply: previewEmail.reply,
  }),
  sendTestEmail: defineRoute({
    ...common, method: 'POST', path: `${templates}/:id/test`, summary: 'Sends an e-mail template to an address, to try it',
    params: one, body: z.strictObject({ to: sendTestEmail.request.shape.to, contact, data }), reply: sendTestEmail.reply,
  }),
}; // prettier-ignore
