import { Module } from '@nestjs/common';
import { OnceModule } from '@fanfare/connector';
import { EarnedStore } from './achievements/earned.store.js';
import { BonusEntryStore } from './bonus/bonus-entry.store.js';
import { DefinitionStore } from './definitions/definition.store.js';
import { EntryStore } from './entries/entry.store.js';
import { GameplayStore } from './gameplays/gameplay.store.js';
import { PlayRecordStore } from './gameplays/play-record.store.js';
import { AwardStore } from './prizes/award.store.js';

const stores = [AwardStore, BonusEntryStore, DefinitionStore, EarnedStore, EntryStore, GameplayStore, PlayRecordStore];

/** What events, actions and answers share. */
@Module({ imports: [OnceModule], providers: stores, exports: [...stores, OnceModule] })
export class StoresModule {}
