import type { z } from 'zod';
import {
  couponView,
  getBalance,
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

/** Coupons and points of a workspace, for those who look after them. */
export class Rewards {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  offers(query: { after?: string; limit?: number } = {}): Promise<ReplyOf<typeof listOffers>> {
    return this.ask({ method: 'GET', path: '/offers', query, reply: listOffers.reply });
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

  points(contact: string, query: { programme?: string } = {}): Promise<ReplyOf<typeof getBalance>> {
    const path = `/contacts/${encodeURIComponent(contact)}/points`;
    return this.ask({ method: 'GET', path, query, reply: getBalance.reply });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(idOrCode: string): string {
  return `/coupons/${encodeURIComponent(idOrCode)}`;
}
