import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CouponView, getCoupon, redeemCoupon, RedeemRefusal, ReplyOf, voidCoupon } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { CrashPoint } from '@fanfare/chassis';
import { Telling } from '../telling.js';
import { redeemedEvent } from './coupon-events.js';
import { CouponLifeStore } from './coupon-life.store.js';
import type { Coupon } from './coupon.store.js';
import { CouponViews } from './coupon-views.js';

type Which = z.output<(typeof getCoupon)['request']>;
type Redeem = z.output<(typeof redeemCoupon)['request']>;

/** Between the writes of a redemption, in their order: where a crash must do no harm. */
export const redeemCrashPoints = ['coupon found', 'coupon redeemed', 'redemption told'] as const;

/** Redeems coupons and makes them void: each once, whoever competes. */
@Injectable()
export class Redeeming {
  constructor(
    private readonly coupons: CouponLifeStore,
    private readonly views: CouponViews,
    private readonly telling: Telling,
    private readonly crash: CrashPoint,
  ) {}

  async get(which: Which): Promise<CouponView> {
    return this.viewOf(await this.find(which));
  }

  async redeem({ requestId, site, location, ...which }: Redeem): Promise<ReplyOf<typeof redeemCoupon>> {
    const request = requestId ?? null;
    const coupon = await this.find(which);
    await this.crash.at('coupon found');
    const view = await this.viewOf(coupon);
    if (view.status === 'issued') {
      const redeemed = { at: Date.now(), site: site ?? null, location: location ?? null, request };
      const changed = await this.coupons.redeem(coupon, redeemed);
      await this.crash.at('coupon redeemed');
      // Null: somebody else was faster, which the next look tells.
      if (!changed) return this.redeem({ requestId, site, location, ...which });
      await this.tell(changed);
      await this.crash.at('redemption told');
      return { refused: null, coupon: await this.viewOf(changed) };
    }
    const again = view.status === 'redeemed' && request !== null && coupon.redeemed?.request === request;
    if (again && coupon.untold) await this.tell(coupon);
    return { refused: again ? null : refusalOf(view.status), coupon: view };
  }

  /** A coupon that is void already stays as it is. */
  async void({ reason, ...which }: z.output<(typeof voidCoupon)['request']>): Promise<CouponView> {
    const coupon = await this.find(which);
    if (coupon.state === 'redeemed') {
      throw new RequestRefused('Conflict', 'The coupon is redeemed already, so it cannot be made void.');
    }
    if (coupon.state === 'void') return this.viewOf(coupon);
    const changed = await this.coupons.void(coupon, { at: Date.now(), reason });
    // Null: something else happened to it meanwhile, which the next look tells.
    return changed ? this.viewOf(changed) : this.void({ reason, ...which });
  }

  private async viewOf(coupon: Coupon): Promise<CouponView> {
    const [view] = await this.views.of([coupon], Date.now());
    return view as CouponView;
  }

  private tell(coupon: Coupon): Promise<void> {
    return this.telling.tellSoon([redeemedEvent(coupon)], () => this.coupons.told(coupon._id));
  }

  private async find({ workspace, coupon: word, offer }: Which): Promise<Coupon> {
    const byId = await this.coupons.byId(workspace, word);
    if (byId && (offer === undefined || byId.offer === offer)) return byId;
    // People type codes as they like; imported ones may be in small letters, so as typed comes first.
    for (const code of new Set([word, word.toUpperCase()])) {
      const [found, another] = await this.coupons.byCode(workspace, code, offer);
      if (another) {
        throw new RequestRefused('Conflict', 'Several offers have a coupon with this code.', [
          { path: 'offer', message: 'say which offer is meant' },
        ]);
      }
      if (found) return found;
    }
    throw new RequestRefused('NotFound', 'There is no coupon with this id or code.');
  }
}

function refusalOf(status: Exclude<CouponView['status'], 'issued'>): RedeemRefusal {
  switch (status) {
    case 'redeemed':
      return 'AlreadyRedeemed';
    case 'expired':
      return 'CouponExpired';
    case 'void':
      return 'CouponVoid';
    default:
      return status satisfies never;
  }
}
