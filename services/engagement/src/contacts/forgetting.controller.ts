import { Controller } from '@nestjs/common';
import { forgetEngagement, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { EarnedStore } from '../achievements/earned.store.js';
import { BonusEntryStore } from '../bonus/bonus-entry.store.js';
import { EntryStore } from '../entries/entry.store.js';
import { GameplayStore } from '../gameplays/gameplay.store.js';
import { PlayRecordStore } from '../gameplays/play-record.store.js';
import { AwardStore } from '../prizes/award.store.js';
import type { Forgotten } from './forgotten.js';

/** Forgets contacts, when somebody asks. Every write can be made again. */
@Controller()
export class ForgettingController {
  constructor(
    private readonly entries: EntryStore,
    private readonly gameplays: GameplayStore,
    private readonly awards: AwardStore,
    private readonly records: PlayRecordStore,
    private readonly bonus: BonusEntryStore,
    private readonly earned: EarnedStore,
  ) {}

  @Answers(forgetEngagement)
  async forget(who: Forgotten): Promise<ReplyOf<typeof forgetEngagement>> {
    const [entries, gameplays, prizes, records, bonusEntries, achievements] = await Promise.all([
      this.entries.forget(who),
      this.gameplays.forget(who),
      this.awards.forget(who),
      this.records.forget(who),
      this.bonus.forget(who),
      this.earned.forget(who),
    ]);
    return { entries, gameplays, prizes, records, bonusEntries, achievements };
  }
}
