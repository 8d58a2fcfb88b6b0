import { z } from 'zod';
import { cardTemplate, cardTemplateView, issueVaultCard, listCardTemplates, listVaultCards } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'rewards' } as const;
const page = { after: queryText.optional(), limit: queryInteger(1, 1_000).optional() };
const templates = `${inWorkspace}/card-templates`;
const oneTemplate = workspaceParams.extend({ id: cardTemplate.shape.id });
const oneCard = z.strictObject({
  token: z.string().min(1).max(100).describe('What the link of a card ends with: its secret.'),
});

export const cardRoutes = {
  listCardTemplates: defineRoute({
    ...common, method: 'GET', path: templates, summary: 'Lists the templates of wallet cards, by their ids',
    params: workspaceParams, query: z.strictObject(page), reply: listCardTemplates.reply,
  }),
  getCardTemplate: defineRoute({ ...common, method: 'GET', path: `${templates}/:id`, summary: 'Shows a template of wallet cards', params: oneTemplate, reply: cardTemplateView }),
  saveCardTemplate: defineRoute({
    ...common, method: 'PUT', path: `${templates}/:id`,
    summary: 'Saves a template of wallet cards. Cards that are out take its look at once, and its texts when they are issued again',
    params: oneTemplate, body: cardTemplate.omit({ workspace: true, id: true }).strict(), reply: cardTemplateView,
  }),
  listCards: defineRoute({
    ...common, method: 'GET', path: `${inWorkspace}/vault-cards`, summary: 'Lists wallet cards of a contact, or of a template',
    params: workspaceParams,
    query: z.strictObject({ contact: queryText.optional(), template: queryText.optional(), after: z.string().max(1_000).optional(), limit: page.limit }),
    reply: listVaultCards.reply,
  }),
  issueCard: defineRoute({
    ...common, method: 'POST', path: `${inWorkspace}/contacts/:contact/vault-cards`,
    summary: 'Issues a wallet card to a contact by hand. The same requestId again is answered as the first time',
    params: workspaceParams.extend({ contact: queryText }),
    body: z.strictObject(issueVaultCard.request.omit({ workspace: true, contact: true }).shape),
    reply: issueVaultCard.reply,
  }),
  showCard: defineRoute({
    method: 'GET', path: '/cards/:token', access: 'public', tag: 'rewards', media: 'text/html',
    summary: 'The page of a wallet card, for whoever has its link', params: oneCard, reply: z.string(),
  }),
  cardForApple: defineRoute({
    method: 'GET', path: '/cards/:token/apple', access: 'public', tag: 'rewards', media: 'application/vnd.apple.pkpass',
    summary: 'A wallet card as a file for Apple Wallet; 404 NotConfigured where there are no keys for it',
    params: oneCard, reply: z.unknown().meta({ type: 'string', format: 'binary' }),
  }),
  cardForGoogle: defineRoute({
    method: 'GET', path: '/cards/:token/google', access: 'public', tag: 'rewards', status: 302,
    summary: 'Leads to where a wallet card is added to Google Wallet; 404 NotConfigured where there are no keys for it',
    params: oneCard, reply: z.unknown(),
  }),
}; // prettier-ignore
