import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { actionsModule } from '@fanfare/connector';
import { CouponsModule } from './coupons/coupons.module.js';
import { IssueCoupons } from './coupons/issue-coupons.action.js';
import { AwardPoints } from './loyalty/award-points.action.js';
import { LoyaltyModule } from './loyalty/loyalty.module.js';
import { RedeemPoints } from './loyalty/redeem-points.action.js';

/** Coupons and points: what contacts earn, never issued twice and never beyond a limit. */
@Module({
  imports: [
    MongoModule.forService('rewards'),
    CouponsModule,
    LoyaltyModule,
    actionsModule({
      name: 'rewards',
      title: 'Coupons and loyalty',
      imports: [CouponsModule, LoyaltyModule],
      handlers: [IssueCoupons, AwardPoints, RedeemPoints],
    }),
  ],
})
export class RewardsModule {}
