import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const offerId = z.string().min(1).max(64);
const couponCode = z.string().min(1).max(128);

/** A coupon offer: what is issued, to whom how often, and how long it is good. */
export const couponOffer = z.object({
  workspace: workspaceId,
  id: offerId,
  name: z.string().min(1).max(200),
  active: z.boolean().default(true),
  validFrom: z.iso.datetime({ offset: true }).nullish().describe('Nothing is issued before.'),
  validUntil: z.iso
    .datetime({ offset: true })
    .nullish()
    .describe('Nothing is issued after it, and coupons without days of their own expire with it.'),
  couponDays: z
    .number()
    .int()
    .min(1)
    .max(3_650)
    .nullish()
    .describe('For how many days after its issue a coupon is good.'),
  limit: z.number().int().min(0).nullish().describe('Coupons in all; null: no limit.'),
  contactLimit: z
    .number()
    .int()
    .min(0)
    .nullish()
    .describe('Coupons that one contact may have, whatever a step allows; null: no limit.'),
  codePattern: z
    .string()
    .regex(/^[\x21-\x7e]{4,64}$/, 'must be 4 to 64 characters without spaces')
    .nullish()
    .describe('What generated codes look like: * a letter or digit, ? a letter, # a digit, all else as it stands.'),
  codes: z
    .array(couponCode)
    .max(100_000)
    .optional()
    .describe('Imported codes, added to those there are; without any, codes are generated.'),
});
export type CouponOffer = z.input<typeof couponOffer>;

export const offerSummary = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  couponDays: z.number().int().nullable(),
  limit: z.number().nullable(),
  contactLimit: z.number().int().nullable(),
  codePattern: z.string().nullable(),
  issued: z.number().int(),
  left: z.number().int().nullable().describe('How many can still be issued; null: without end.'),
});
export type OfferSummary = z.infer<typeof offerSummary>;

export const saveOffer = defineRequest('rewards.offers.save', couponOffer, offerSummary);
export const getOffer = defineRequest(
  'rewards.offers.get',
  z.object({ workspace: workspaceId, id: offerId }),
  offerSummary,
);
export const listOffers = defineRequest(
  'rewards.offers.list',
  z.object({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1_000).default(100),
  }),
  z.object({ offers: z.array(offerSummary), next: z.string().nullable() }),
);

/** Codes for the stock of an offer that is there; its settings stay. Those that it has already are counted and change nothing. */
export const addOfferCodes = defineRequest(
  'rewards.offers.codes',
  // So many of the longest fit into a message.
  z.object({ workspace: workspaceId, id: offerId, codes: z.array(couponCode).min(1).max(5_000) }),
  z.object({ added: z.number().int(), duplicates: z.number().int() }),
);

/** What can be done with a coupon: only one that is `issued` can be redeemed. */
export const couponStatus = z.enum(['issued', 'redeemed', 'expired', 'void']);
export type CouponStatus = z.infer<typeof couponStatus>;

export const couponView = z.object({
  id: z.string(),
  offer: z.string(),
  code: z.string(),
  contact: z.string(),
  step: z.string(),
  issuedAt: instantMs,
  status: couponStatus,
  validUntil: instantMs.nullable(),
  redeemed: z.object({ at: instantMs, site: z.string().nullable(), location: z.string().nullable() }).nullable(),
  voided: z.object({ at: instantMs, reason: z.string() }).nullable(),
});
export type CouponView = z.infer<typeof couponView>;

export const listCoupons = defineRequest(
  'rewards.coupons.list',
  z.object({
    workspace: workspaceId,
    contact: z.union([z.string(), z.array(z.string()).min(1).max(200)]).optional(),
    offer: z.string().optional(),
    status: couponStatus.optional(),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1_000).default(100),
  }),
  z.object({ coupons: z.array(couponView), next: z.string().nullable() }),
);

/** Which coupon: its id or its code. A code that several offers have needs the offer, too. */
const whichCoupon = z.object({
  workspace: workspaceId,
  coupon: z.string().trim().min(1).max(128),
  offer: offerId.optional(),
});

export const getCoupon = defineRequest('rewards.coupons.get', whichCoupon, couponView);

/** Why a coupon is not redeemed: it was before, it is too late, or somebody has made it void. */
export const redeemRefusal = z.enum(['AlreadyRedeemed', 'CouponExpired', 'CouponVoid']);
export type RedeemRefusal = z.infer<typeof redeemRefusal>;

export const redemption = z.object({
  requestId: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('The same again is answered as the first time, so a till may repeat what it got no answer to.'),
  site: z.string().min(1).max(128).optional(),
  location: z.string().min(1).max(200).optional().describe('Where, in words.'),
});

export const redeemCoupon = defineRequest(
  'rewards.coupons.redeem',
  whichCoupon.extend(redemption.shape),
  z.object({ refused: redeemRefusal.nullable(), coupon: couponView }),
);

export const voidCoupon = defineRequest(
  'rewards.coupons.void',
  whichCoupon.extend({ reason: z.string().trim().min(1).max(500) }),
  couponView,
);

/** A coupon as its page shows it. Whoever knows its id, which nobody can guess, sees it; of whom it is for, it says nothing. */
export const shownCoupon = couponView.pick({ code: true, status: true, validUntil: true }).extend({
  title: z.string().describe("The offer's name."),
  redeemedAt: instantMs.nullable(),
});
export type ShownCoupon = z.infer<typeof shownCoupon>;

export const showCoupon = defineRequest('rewards.coupons.show', z.object({ id: z.string().max(100) }), shownCoupon);

/** A person issues coupons, within the limits of the offer. The same `requestId` again issues nothing and is answered as the first time. */
export const issueCoupons = defineRequest(
  'rewards.coupons.issue',
  z.object({
    workspace: workspaceId,
    contact: z.string().min(1).max(128),
    offer: offerId,
    quantity: z.number().int().min(1).max(100).default(1),
    requestId: z.string().min(1).max(128).describe('Of your choice: a repeat of it issues nothing.'),
  }),
  z.object({ coupons: z.array(z.object({ id: z.string(), link: z.string(), code: z.string() })) }),
);
