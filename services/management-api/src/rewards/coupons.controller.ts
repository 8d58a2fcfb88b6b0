import { Controller } from '@nestjs/common';
import {
  addOfferCodes,
  getCoupon,
  getOffer,
  issueCoupons,
  listCoupons,
  listOffers,
  redeemCoupon,
  saveOffer,
  showCoupon,
  voidCoupon,
  type CouponView,
  type RedeemRefusal,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { ContactIds } from './contact-ids.js';
import { couponPage } from './coupon-page.js';
import { couponRoutes as routes } from './coupon.routes.js';
import { headersOfPublicPage, WithHeaders } from './public-page.js';

const addingTimeoutMs = 20_000;

@Controller()
export class CouponsController {
  constructor(
    private readonly requests: Requests,
    private readonly ids: ContactIds,
  ) {}

  @Serves(routes.saveOffer)
  saveOffer({ params, body }: Given<typeof routes.saveOffer>) {
    return this.requests.ask(saveOffer, { ...body, ...params });
  }

  @Serves(routes.addOfferCodes)
  addCodes({ params, body }: Given<typeof routes.addOfferCodes>) {
    // All codes of the offer are looked through.
    return this.requests.ask(addOfferCodes, { ...body, ...params }, addingTimeoutMs);
  }

  @Serves(routes.getOffer)
  getOffer({ params }: Given<typeof routes.getOffer>) {
    return this.requests.ask(getOffer, params);
  }

  @Serves(routes.issueCoupons)
  async issue({ params: { workspace, contact: id }, body }: Given<typeof routes.issueCoupons>) {
    const contact = await this.ids.now(workspace, id);
    return this.requests.ask(issueCoupons, { ...body, workspace, contact });
  }

  @Serves(routes.listOffers)
  listOffers({ params, query }: Given<typeof routes.listOffers>) {
    return this.requests.ask(listOffers, { ...params, ...query });
  }

  @Serves(routes.listCoupons)
  async listCoupons({ params, query }: Given<typeof routes.listCoupons>) {
    const contact = await this.ids.of(params.workspace, query.contact);
    return this.requests.ask(listCoupons, { ...params, ...query, contact });
  }

  @Serves(routes.getCoupon)
  getCoupon({ params, query }: Given<typeof routes.getCoupon>) {
    return this.requests.ask(getCoupon, { ...params, ...query });
  }

  @Serves(routes.redeemCoupon)
  async redeem({ params, body }: Given<typeof routes.redeemCoupon>) {
    const { refused, coupon } = await this.requests.ask(redeemCoupon, { ...body, ...params });
    if (refused === null) return coupon;
    throw new ProblemError(409, refused, whyNot(refused, coupon), { members: { coupon } });
  }

  @WithHeaders(headersOfPublicPage)
  @Serves(routes.showCoupon)
  async show({ params }: Given<typeof routes.showCoupon>) {
    return couponPage(await this.requests.ask(showCoupon, params));
  }

  @Serves(routes.voidCoupon)
  void({ params, body }: Given<typeof routes.voidCoupon>) {
    return this.requests.ask(voidCoupon, { ...body, ...params });
  }
}

function whyNot(refused: RedeemRefusal, { redeemed, validUntil, voided }: CouponView): string {
  switch (refused) {
    case 'AlreadyRedeemed': {
      const where = redeemed?.location ?? redeemed?.site;
      return `The coupon was redeemed at ${instant(redeemed?.at)}${where ? `: ${where}` : ''}.`;
    }
    case 'CouponExpired':
      return `The coupon was good until ${instant(validUntil)}.`;
    case 'CouponVoid':
      return `The coupon is void since ${instant(voided?.at)}: ${voided?.reason ?? ''}`;
    default:
      return refused satisfies never;
  }
}

function instant(at: number | null | undefined): string {
  return at === null || at === undefined ? 'some time' : new Date(at).toISOString();
}
