import { Controller } from '@nestjs/common';
import {
  listAwards,
  listBonusEntries,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { contactEngagementRoutes as routes } from './engagement.routes.js';

/** Whose, and which part. */
type Asked = Pick<Given<typeof routes.entries>, 'params' | 'query'>;

/** What a contact did on hubs. */
@Controller()
export class ContactEngagementController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.entries)
  entries(given: Given<typeof routes.entries>) {
    return this.requests.ask(listEntries, of(given));
  }

  @Serves(routes.bonusEntries)
  bonusEntries(given: Given<typeof routes.bonusEntries>) {
    return this.requests.ask(listBonusEntries, of(given));
  }

  @Serves(routes.prizes)
  prizes(given: Given<typeof routes.prizes>) {
    return this.requests.ask(listAwards, of(given));
  }

  @Serves(routes.achievements)
  achievements(given: Given<typeof routes.achievements>) {
    return this.requests.ask(listEarned, of(given));
  }

  @Serves(routes.gameplays)
  gameplays(given: Given<typeof routes.gameplays>) {
    return this.requests.ask(listGameplays, of(given));
  }

  @Serves(routes.gameplayEvents)
  gameplayEvents(given: Given<typeof routes.gameplayEvents>) {
    return this.requests.ask(listPlayRecords, of(given));
  }
}

function of({ params: { workspace, id: contact }, query }: Asked) {
  return { workspace, contact, ...query };
}
