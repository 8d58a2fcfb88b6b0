import { Module } from '@nestjs/common';
import { EarnedStore } from './achievements/earned.store.js';
import { BonusEntryStore } from './bonus/bonus-entry.store.js';
import { DefinitionStore } from './definitions/definition.store.js';
import { EntryStore } from './entries/entry.store.js';
import { GameplayStore } from './gameplays/gameplay.store.js';
import { PlayRecordStore } from './gameplays/play-record.store.js';
import { AwardStore } from './prizes/award.store.js';
import { CrashPoint } from './steps/crash-point.js';
import { OutcomeStore } from './steps/outcome.store.js';

const stores = [
  AwardStore,
  BonusEntryStore,
  DefinitionStore,
  EarnedStore,
  EntryStore,
  GameplayStore,
  OutcomeStore,
  PlayRecordStore,
  CrashPoint,
];

/** What events, actions and answers share. */
@Module({ providers: stores, exports: stores })
export class StoresModule {}
