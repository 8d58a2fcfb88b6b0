import { Module } from '@nestjs/common';
import { CrashPointModule } from '../crash-point.module.js';
import { AccountStore } from './account.store.js';
import { Bookkeeping } from './bookkeeping.js';
import { PointsLedgerStore } from './ledger.store.js';
import { LoyaltyController } from './loyalty.controller.js';

@Module({
  imports: [CrashPointModule],
  controllers: [LoyaltyController],
  providers: [PointsLedgerStore, AccountStore, Bookkeeping],
  exports: [Bookkeeping],
})
export class LoyaltyModule {}
