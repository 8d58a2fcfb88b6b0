import { Module } from '@nestjs/common';
import { LoyaltyModule } from '../loyalty/loyalty.module.js';
import { Acquaintance } from './acquaintance.js';
import { MergesController } from './merges.controller.js';

@Module({ imports: [LoyaltyModule], controllers: [MergesController], providers: [Acquaintance] })
export class PeopleModule {}
