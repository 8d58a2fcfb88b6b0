import { z } from 'zod';
import { couponOffer, getBalance, listCoupons, listOffers, offerSummary } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'rewards';
const access = 'workspace';

export const rewardRoutes = {
  saveOffer: defineRoute({
    method: 'PUT', path: `${inWorkspace}/offers/:id`, access, tag,
    summary: 'Saves a coupon offer',
    params: workspaceParams.extend({ id: couponOffer.shape.id }),
    body: couponOffer.omit({ workspace: true, id: true }).strict(),
    reply: offerSummary,
  }),
  listOffers: defineRoute({ method: 'GET', path: `${inWorkspace}/offers`, access, tag, summary: 'Lists the coupon offers', params: workspaceParams, reply: listOffers.reply }),
  listCoupons: defineRoute({
    method: 'GET', path: `${inWorkspace}/coupons`, access, tag,
    summary: 'Lists issued coupons',
    params: workspaceParams,
    query: z.strictObject({ contact: queryText.optional(), offer: queryText.optional(), after: queryText.optional(), limit: queryInteger(1, 1_000).optional() }),
    reply: listCoupons.reply,
  }),
  balance: defineRoute({
    method: 'GET', path: `${inWorkspace}/contacts/:contact/points`, access, tag,
    summary: 'Shows the points of a contact',
    params: workspaceParams.extend({ contact: queryText }),
    query: z.strictObject({ programme: queryText.optional() }),
    reply: getBalance.reply,
  }),
}; // prettier-ignore
