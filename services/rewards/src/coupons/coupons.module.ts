import { Module } from '@nestjs/common';
import { CrashPointModule } from '../crash-point.module.js';
import { CodeStockStore } from './code-stock.store.js';
import { Consequences } from './consequences.js';
import { CouponLinks } from './coupon-links.js';
import { CouponStore } from './coupon.store.js';
import { CouponsController } from './coupons.controller.js';
import { HoldingStore } from './holding.store.js';
import { IssueOutcomeStore } from './issue-outcome.store.js';
import { Issuing } from './issuing.js';
import { OfferStore } from './offer.store.js';
import { Offers } from './offers.js';

@Module({
  imports: [CrashPointModule],
  controllers: [CouponsController],
  providers: [
    OfferStore,
    CodeStockStore,
    CouponStore,
    HoldingStore,
    IssueOutcomeStore,
    CouponLinks,
    Consequences,
    Issuing,
    Offers,
  ],
  exports: [Issuing],
})
export class CouponsModule {}
