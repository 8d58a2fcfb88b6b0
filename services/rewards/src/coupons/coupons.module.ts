import { Module } from '@nestjs/common';
import { SharedModule } from '../shared.module.js';
import { CodeStockStore } from './code-stock.store.js';
import { Consequences } from './consequences.js';
import { CouponLinks } from './coupon-links.js';
import { CouponLifeStore } from './coupon-life.store.js';
import { CouponStore } from './coupon.store.js';
import { CouponSweep } from './coupon-sweep.js';
import { CouponViews } from './coupon-views.js';
import { CouponsController } from './coupons.controller.js';
import { HoldingStore } from './holding.store.js';
import { IssueOutcomeStore } from './issue-outcome.store.js';
import { Issuing } from './issuing.js';
import { IssuingByHand } from './issuing-by-hand.js';
import { OfferStore } from './offer.store.js';
import { Offers } from './offers.js';
import { Redeeming } from './redeeming.js';
import { ShownCoupons } from './shown-coupons.js';

@Module({
  imports: [SharedModule],
  controllers: [CouponsController],
  providers: [
    OfferStore,
    CodeStockStore,
    CouponStore,
    CouponLifeStore,
    CouponViews,
    HoldingStore,
    IssueOutcomeStore,
    CouponLinks,
    Consequences,
    Issuing,
    IssuingByHand,
    Offers,
    Redeeming,
    ShownCoupons,
    CouponSweep,
  ],
  exports: [Issuing],
})
export class CouponsModule {}
