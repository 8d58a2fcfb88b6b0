import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { actionsModule, OnceModule } from '@fanfare/connector';
import { CardsModule } from './cards/cards.module.js';
import { IssueCard } from './cards/issue-card.action.js';
import { CouponsModule } from './coupons/coupons.module.js';
import { IssueCoupons } from './coupons/issue-coupons.action.js';
import { ForgettingModule } from './forgetting/forgetting.module.js';
import { AddToTier } from './loyalty/add-to-tier.action.js';
import { AwardPoints } from './loyalty/award-points.action.js';
import { LoyaltyModule } from './loyalty/loyalty.module.js';
import { RedeemPoints } from './loyalty/redeem-points.action.js';
import { RemoveFromTier } from './loyalty/remove-from-tier.action.js';
import { PeopleModule } from './people/people.module.js';

/** Coupons, points, tiers and wallet cards: what contacts earn, never issued twice and never beyond a limit. */
@Module({
  imports: [
    MongoModule.forService('rewards'),
    CouponsModule,
    LoyaltyModule,
    CardsModule,
    PeopleModule,
    ForgettingModule,
    actionsModule({
      name: 'rewards',
      title: 'Coupons and loyalty',
      imports: [CouponsModule, LoyaltyModule, CardsModule, ForgettingModule, OnceModule],
      handlers: [IssueCoupons, AwardPoints, RedeemPoints, AddToTier, RemoveFromTier, IssueCard],
    }),
  ],
})
export class RewardsModule {}
