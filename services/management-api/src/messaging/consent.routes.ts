import { z } from 'zod';
import {
  getConsents,
  listSubscriptionGroups,
  setConsent,
  subscriptionGroup,
  subscriptionGroupView,
} from '@fanfare/contracts';
import { queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'messaging' } as const;
const groups = `${inWorkspace}/subscription-groups`;
const consents = `${inWorkspace}/contacts/:contact/consents`;
const oneContact = workspaceParams.extend({ contact: queryText });
const { channel, group, state, source } = setConsent.request.shape;

export const consentRoutes = {
  listSubscriptionGroups: defineRoute({
    ...common, method: 'GET', path: groups, summary: 'Lists the subscription groups',
    params: workspaceParams, reply: listSubscriptionGroups.reply,
  }),
  saveSubscriptionGroup: defineRoute({
    ...common, method: 'PUT', path: `${groups}/:id`, summary: 'Saves a subscription group',
    params: workspaceParams.extend({ id: subscriptionGroup.shape.id }),
    body: subscriptionGroup.omit({ workspace: true, id: true }).strict(), reply: subscriptionGroupView,
  }),
  consents: defineRoute({
    ...common, method: 'GET', path: consents, summary: 'Shows what a contact said about messages',
    params: oneContact, reply: getConsents.reply,
  }),
  setConsent: defineRoute({
    ...common, method: 'POST', path: consents, summary: 'Keeps what a contact said about messages of a group, or of all',
    params: oneContact, body: z.strictObject({ channel, group, state, source }), reply: setConsent.reply,
  }),
}; // prettier-ignore
