import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { countEngagement, leaderboard, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { BonusEntryStore } from '../bonus/bonus-entry.store.js';
import { EntryStore } from '../entries/entry.store.js';
import { GameplayStore } from '../gameplays/gameplay.store.js';
import { AwardStore } from '../prizes/award.store.js';
import { placesOf } from './places.js';

/** Gameplays that a leaderboard looks through: somebody may have played as often before anybody else comes. */
const mostGameplays = 10_000;

/** What other services may ask about all of a competition, card or site. */
@Controller()
export class CountsController {
  constructor(
    private readonly entries: EntryStore,
    private readonly bonus: BonusEntryStore,
    private readonly gameplays: GameplayStore,
    private readonly awards: AwardStore,
  ) {}

  /** Counted when asked, from what is kept of each thing: there is no counter that could be wrong. */
  @Answers(countEngagement)
  async count({
    workspace,
    of,
    id,
  }: z.output<typeof countEngagement.request>): Promise<ReplyOf<typeof countEngagement>> {
    const filter = { workspace, [of]: id };
    const [counted, bonusEntries, gameplays, prizes] = await Promise.all([
      this.entries.count(filter),
      of === 'competition' ? this.bonus.sum(workspace, id) : 0,
      this.gameplays.count(filter),
      this.awards.count(filter),
    ]);
    return { ...counted, bonusEntries, gameplays, prizes };
  }

  @Answers(leaderboard)
  async leaders({
    workspace,
    of,
    id,
    limit,
  }: z.output<typeof leaderboard.request>): Promise<ReplyOf<typeof leaderboard>> {
    return { places: await placesOf(this.gameplays.best({ workspace, [of]: id }, mostGameplays), limit) };
  }
}
