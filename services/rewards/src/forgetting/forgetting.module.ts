import { Module } from '@nestjs/common';
import { KeptOutcomes } from '@fanfare/connector';
import { CardOfContactStore } from './card-of-contact.store.js';
import { CouponOfContactStore } from './coupon-of-contact.store.js';
import { ForgettingController } from './forgetting.controller.js';
import { KeptIssues } from './kept-issues.store.js';
import { PointsOfContactStore } from './points-of-contact.store.js';

/** Takes contacts that are deleted out of what they have earned. */
@Module({
  controllers: [ForgettingController],
  providers: [
    CardOfContactStore,
    CouponOfContactStore,
    PointsOfContactStore,
    { provide: KeptOutcomes, useClass: KeptIssues },
  ],
  exports: [KeptOutcomes],
})
export class ForgettingModule {}
