import { Controller } from '@nestjs/common';
import {
  countEngagement,
  getEntry,
  leaderboard,
  listAwards,
  listBonusEntries,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { engagementCountRoutes as countRoutes, engagementRoutes as routes } from './engagement.routes.js';

/** Counting goes through everything there is. */
const countTimeoutMs = 20_000;

/** What all contacts did on hubs, and what it comes to. */
@Controller()
export class EngagementController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.entries)
  entries({ params, query }: Given<typeof routes.entries>) {
    return this.requests.ask(listEntries, { ...params, ...query });
  }

  @Serves(routes.entry)
  async entry({ params }: Given<typeof routes.entry>) {
    const { entry } = await this.requests.ask(getEntry, params);
    if (!entry) throw notFound('entry');
    return entry;
  }

  @Serves(routes.bonusEntries)
  bonusEntries({ params, query }: Given<typeof routes.bonusEntries>) {
    return this.requests.ask(listBonusEntries, { ...params, ...query });
  }

  @Serves(routes.awards)
  awards({ params, query }: Given<typeof routes.awards>) {
    return this.requests.ask(listAwards, { ...params, ...query });
  }

  @Serves(routes.gameplays)
  gameplays({ params, query }: Given<typeof routes.gameplays>) {
    return this.requests.ask(listGameplays, { ...params, ...query });
  }

  @Serves(routes.gameplayEvents)
  gameplayEvents({ params, query }: Given<typeof routes.gameplayEvents>) {
    return this.requests.ask(listPlayRecords, { ...params, ...query });
  }

  @Serves(routes.holders)
  holders({ params: { workspace, id: achievement }, query }: Given<typeof routes.holders>) {
    return this.requests.ask(listEarned, { workspace, achievement, ...query });
  }

  @Serves(countRoutes.competitionCounts)
  competitionCounts({ params }: Given<typeof countRoutes.competitionCounts>) {
    return this.requests.ask(countEngagement, { ...params, of: 'competition' }, countTimeoutMs);
  }

  @Serves(countRoutes.cardCounts)
  cardCounts({ params }: Given<typeof countRoutes.cardCounts>) {
    return this.requests.ask(countEngagement, { ...params, of: 'card' }, countTimeoutMs);
  }

  @Serves(countRoutes.siteCounts)
  siteCounts({ params }: Given<typeof countRoutes.siteCounts>) {
    return this.requests.ask(countEngagement, { ...params, of: 'site' }, countTimeoutMs);
  }

  @Serves(countRoutes.competitionLeaders)
  competitionLeaders({ params, query }: Given<typeof countRoutes.competitionLeaders>) {
    return this.requests.ask(leaderboard, { ...params, ...query, of: 'competition' });
  }

  @Serves(countRoutes.cardLeaders)
  cardLeaders({ params, query }: Given<typeof countRoutes.cardLeaders>) {
    return this.requests.ask(leaderboard, { ...params, ...query, of: 'card' });
  }

  @Serves(countRoutes.siteLeaders)
  siteLeaders({ params, query }: Given<typeof countRoutes.siteLeaders>) {
    return this.requests.ask(leaderboard, { ...params, ...query, of: 'site' });
  }
}
