import { Module } from '@nestjs/common';
import { SharedModule } from '../shared.module.js';
import { AccountBooks } from './account-books.js';
import { AccountStore } from './account.store.js';
import { Bookkeeping } from './bookkeeping.js';
import { Expiry } from './expiry.js';
import { JoiningAccounts } from './joining-accounts.js';
import { PointsLedgerStore } from './ledger.store.js';
import { LoyaltySweep } from './loyalty-sweep.js';
import { LoyaltyController } from './loyalty.controller.js';
import { ProgrammeStore } from './programme.store.js';
import { Programmes } from './programmes.js';
import { BookingByHand } from './booking-by-hand.js';

@Module({
  imports: [SharedModule],
  controllers: [LoyaltyController],
  providers: [
    PointsLedgerStore,
    AccountStore,
    ProgrammeStore,
    Programmes,
    AccountBooks,
    Bookkeeping,
    JoiningAccounts,
    BookingByHand,
    Expiry,
    LoyaltySweep,
  ],
  exports: [Bookkeeping, JoiningAccounts],
})
export class LoyaltyModule {}
