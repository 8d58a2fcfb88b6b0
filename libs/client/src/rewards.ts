import type { z } from 'zod';
import {
  addOfferCodes,
  changePoints,
  couponView,
  getBalance,
  issueCoupons,
  listCoupons,
  listOffers,
  listProgrammes,
  type CouponStatus,
  type CouponView,
  type ReplyOf,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

export interface CouponQuery {
  contact?: string;
  offer?: string;
  status?: CouponStatus;
  after?: string;
  limit?: number;
}

export interface RedeemRequest {
  offer?: string;
  requestId?: string;
  site?: string;
  location?: string;
}

export interface PointsQuery {
  programme?: string;
  after?: string;
  limit?: number;
}

interface PointsChange {
  programme?: string;
  kind: 'award' | 'redeem';
  points: number;
  reason?: string;
  requestId: string;
}

/** Coupons and points of a workspace, for those who look after them. */
export class Rewards {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  offers(query: { after?: string; limit?: number } = {}): Promise<ReplyOf<typeof listOffers>> {
    return this.ask({ method: 'GET', path: '/offers', query, reply: listOffers.reply });
  }

  addCodes(offer: string, codes: readonly string[]): Promise<ReplyOf<typeof addOfferCodes>> {
    const path = `/offers/${encodeURIComponent(offer)}/codes`;
    return this.ask({ method: 'POST', path, body: { codes }, reply: addOfferCodes.reply });
  }

  issue(
    contact: string,
    body: { offer: string; quantity?: number; requestId: string },
  ): Promise<ReplyOf<typeof issueCoupons>> {
    return this.ask({ method: 'POST', path: of(contact, 'coupons'), body, reply: issueCoupons.reply });
  }

  coupons(query: CouponQuery): Promise<ReplyOf<typeof listCoupons>> {
    return this.ask({ method: 'GET', path: '/coupons', query: { ...query }, reply: listCoupons.reply });
  }

  coupon(idOrCode: string): Promise<CouponView> {
    return this.ask({ method: 'GET', path: at(idOrCode), reply: couponView });
  }

  redeem(idOrCode: string, body: RedeemRequest): Promise<CouponView> {
    return this.ask({ method: 'POST', path: `${at(idOrCode)}/redeem`, body, reply: couponView });
  }

  void(idOrCode: string, body: { offer?: string; reason: string }): Promise<CouponView> {
    return this.ask({ method: 'POST', path: `${at(idOrCode)}/void`, body, reply: couponView });
  }

  programmes(query: { after?: string; limit?: number } = {}): Promise<ReplyOf<typeof listProgrammes>> {
    return this.ask({ method: 'GET', path: '/programmes', query, reply: listProgrammes.reply });
  }

  points(contact: string, query: PointsQuery = {}): Promise<ReplyOf<typeof getBalance>> {
    return this.ask({ method: 'GET', path: of(contact, 'points'), query: { ...query }, reply: getBalance.reply });
  }

  changePoints(contact: string, body: PointsChange): Promise<ReplyOf<typeof changePoints>> {
    return this.ask({ method: 'POST', path: of(contact, 'points'), body, reply: changePoints.reply });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(idOrCode: string): string {
  return `/coupons/${encodeURIComponent(idOrCode)}`;
}

function of(contact: string, part: string): string {
  return `/contacts/${encodeURIComponent(contact)}/${part}`;
}
