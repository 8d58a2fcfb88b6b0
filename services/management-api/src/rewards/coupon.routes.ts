import { z } from 'zod';
import { addOfferCodes, couponOffer, couponStatus, couponView, issueCoupons, listCoupons, listOffers, offerSummary, redemption, voidCoupon } from '@fanfare/contracts'; // prettier-ignore
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'rewards' } as const;
const page = { after: queryText.optional(), limit: queryInteger(1, 1_000).optional() };
const coupons = `${inWorkspace}/coupons`;
const oneCoupon = workspaceParams.extend({ coupon: z.string().min(1).max(128).describe('Its id, or its code.') });
const offer = couponOffer.shape.id.optional().describe('Needed for a code that several offers have.');

export const couponRoutes = {
  saveOffer: defineRoute({
    ...common, method: 'PUT', path: `${inWorkspace}/offers/:id`, summary: 'Saves a coupon offer',
    params: workspaceParams.extend({ id: couponOffer.shape.id }),
    body: couponOffer.omit({ workspace: true, id: true }).strict(),
    reply: offerSummary,
  }),
  addOfferCodes: defineRoute({
    ...common, method: 'POST', path: `${inWorkspace}/offers/:id/codes`,
    summary: 'Adds codes to the stock of a coupon offer. Those that it has already change nothing',
    params: workspaceParams.extend({ id: couponOffer.shape.id }),
    body: z.strictObject(addOfferCodes.request.omit({ workspace: true, id: true }).shape), reply: addOfferCodes.reply,
  }),
  getOffer: defineRoute({
    ...common, method: 'GET', path: `${inWorkspace}/offers/:id`, summary: 'Shows a coupon offer, with what is issued and left of it',
    params: workspaceParams.extend({ id: couponOffer.shape.id }), reply: offerSummary,
  }),
  issueCoupons: defineRoute({
    ...common, method: 'POST', path: `${inWorkspace}/contacts/:contact/coupons`,
    summary: 'Issues coupons to a contact by hand, within the limits of the offer. The same requestId again is answered as the first time',
    params: workspaceParams.extend({ contact: queryText }),
    body: z.strictObject(issueCoupons.request.omit({ workspace: true, contact: true }).shape),
    reply: issueCoupons.reply,
  }),
  listOffers: defineRoute({
    ...common, method: 'GET', path: `${inWorkspace}/offers`, summary: 'Lists the coupon offers, by their ids',
    params: workspaceParams, query: z.strictObject(page), reply: listOffers.reply,
  }),
  listCoupons: defineRoute({
    ...common, method: 'GET', path: coupons,
    summary: 'Lists coupons of a contact, of an offer, in a status, newest first. A page may be short while `next` is there',
    params: workspaceParams,
    query: z.strictObject({ contact: queryText.optional(), offer: queryText.optional(), status: couponStatus.optional(), ...page }),
    reply: listCoupons.reply,
  }),
  getCoupon: defineRoute({
    ...common, method: 'GET', path: `${coupons}/:coupon`, summary: 'Shows a coupon, by its id or its code',
    params: oneCoupon, query: z.strictObject({ offer }), reply: couponView,
  }),
  redeemCoupon: defineRoute({
    ...common, method: 'POST', path: `${coupons}/:coupon/redeem`,
    summary: 'Redeems a coupon. The same requestId again is answered as the first time; otherwise 409 says when and where it was',
    params: oneCoupon, body: z.strictObject({ offer, ...redemption.shape }).prefault({}), reply: couponView,
  }),
  voidCoupon: defineRoute({
    ...common, method: 'POST', path: `${coupons}/:coupon/void`, summary: 'Makes a coupon void, for good',
    params: oneCoupon, body: z.strictObject({ offer, reason: voidCoupon.request.shape.reason }), reply: couponView,
  }),
  showCoupon: defineRoute({
    method: 'GET', path: '/coupons/:id', access: 'public', tag: 'rewards', media: 'text/html',
    summary: 'The page of a coupon, for whoever has its link',
    params: z.strictObject({ id: z.string().min(1).max(100).describe('What the link of a coupon ends with: its secret.') }),
    reply: z.string(),
  }),
}; // prettier-ignore
