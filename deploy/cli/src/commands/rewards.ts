import { randomUUID } from 'node:crypto';
import {
  couponLines,
  offerLines,
  pointsLines,
  programmeLines,
  type CouponQuery,
  type PointsQuery,
  type RedeemRequest,
} from '@fanfare/client';
import type { CouponView } from '@fanfare/contracts';
import type { Context } from '../context.js';

export async function listOffers(
  query: { limit?: number; after?: string },
  { rewards, terminal }: Context,
): Promise<void> {
  const { offers, next } = await rewards.offers(query);
  terminal.show(offers, () => offerLines(offers, terminal.palette));
  noteMore(next, terminal);
}

export async function listCoupons(query: CouponQuery, { rewards, terminal }: Context): Promise<void> {
  const { coupons, next } = await rewards.coupons(query);
  terminal.show(coupons, () => couponLines(coupons, terminal.palette));
  noteMore(next, terminal);
}

export async function showCoupon(code: string, context: Context): Promise<void> {
  tell(await context.rewards.coupon(code), context);
}

export async function redeemCoupon(code: string, options: RedeemRequest, context: Context): Promise<void> {
  tell(await context.rewards.redeem(code, options), context);
}

export async function voidCoupon(
  code: string,
  options: { offer?: string; reason: string },
  context: Context,
): Promise<void> {
  tell(await context.rewards.void(code, options), context);
}

export async function listProgrammes(
  query: { limit?: number; after?: string },
  { rewards, terminal }: Context,
): Promise<void> {
  const { programmes, next } = await rewards.programmes(query);
  terminal.show(programmes, () => programmeLines(programmes, terminal.palette));
  noteMore(next, terminal);
}

/** A person's request has an id of its own, unless it repeats one. */
export async function issueCoupons(
  contact: string,
  offer: string,
  { requestId = randomUUID(), quantity }: { requestId?: string; quantity?: number },
  { rewards, terminal }: Context,
): Promise<void> {
  const { coupons } = await rewards.issue(contact, { offer, requestId, ...(quantity !== undefined && { quantity }) });
  terminal.show(coupons, () => coupons.map(({ id, code, link }) => `${code}  ${id}  ${link}`).join('\n'));
}

export async function showPoints(contact: string, query: PointsQuery, { rewards, terminal }: Context): Promise<void> {
  const points = await rewards.points(contact, query);
  terminal.show(points, () => pointsLines(points, terminal.palette));
  noteMore(points.next, terminal);
}

export async function changePoints(
  contact: string,
  change: { kind: 'award' | 'redeem'; points: number },
  { requestId = randomUUID(), ...more }: { requestId?: string; programme?: string; reason?: string },
  { rewards, terminal }: Context,
): Promise<void> {
  const changed = await rewards.changePoints(contact, { ...change, ...more, requestId });
  terminal.show(changed, () => `${changed.balance} points now`);
}

function tell(coupon: CouponView, { terminal }: Context): void {
  terminal.show(coupon, () => couponLines([coupon], terminal.palette));
}

function noteMore(next: string | null, terminal: Context['terminal']): void {
  if (next !== null) terminal.note([`more: --after ${next}`]);
}
