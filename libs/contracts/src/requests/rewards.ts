import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** A coupon offer. `stock` null: codes are made as needed and only `limit` bounds them. */
export const couponOffer = z.object({
  workspace: workspaceId,
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  active: z.boolean().default(true),
  validFrom: z.iso.datetime({ offset: true }).nullish(),
  validUntil: z.iso.datetime({ offset: true }).nullish(),
  /** Coupons in all; null: no limit. */
  limit: z.number().int().min(0).nullish(),
  /** Imported codes; without them codes are generated. */
  codes: z.array(z.string().min(1).max(128)).max(100_000).optional(),
});
export type CouponOffer = z.input<typeof couponOffer>;

export const offerSummary = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  validUntil: z.string().nullable(),
  limit: z.number().nullable(),
  issued: z.number().int(),
  left: z.number().int().nullable(),
});

export const saveOffer = defineRequest('rewards.offers.save', couponOffer, offerSummary);
export const listOffers = defineRequest(
  'rewards.offers.list',
  z.object({ workspace: workspaceId }),
  z.object({ offers: z.array(offerSummary) }),
);

export const listCoupons = defineRequest(
  'rewards.coupons.list',
  z.object({
    workspace: workspaceId,
    contact: z.string().optional(),
    offer: z.string().optional(),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1_000).default(100),
  }),
  z.object({
    coupons: z.array(
      z.object({
        id: z.string(),
        offer: z.string(),
        code: z.string(),
        contact: z.string(),
        step: z.string(),
        issuedAt: instantMs,
      }),
    ),
    next: z.string().nullable(),
  }),
);

export const getBalance = defineRequest(
  'rewards.points.balance',
  z.object({ workspace: workspaceId, contact: z.string(), programme: z.string().default('default') }),
  z.object({
    balance: z.number(),
    totalPoints: z.number(),
    entries: z.array(z.object({ step: z.string(), delta: z.number(), reason: z.string().nullable(), at: instantMs })),
  }),
);
