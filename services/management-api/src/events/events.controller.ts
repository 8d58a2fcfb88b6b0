import { Controller } from '@nestjs/common';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { eventRoutes as routes } from './event.routes.js';
import { PastEvents } from './past-events.js';

@Controller()
export class EventsController {
  constructor(private readonly events: PastEvents) {}

  @Serves(routes.list)
  list({ params: { workspace }, query: { type, contact, limit = 50 } }: Given<typeof routes.list>) {
    return this.events.list(workspace, { type, contact, limit });
  }

  @Serves(routes.get)
  async get({ params: { workspace, id }, query }: Given<typeof routes.get>) {
    const found = await this.events.find(workspace, id, query.type ?? null);
    if (found) return found;
    throw new ProblemError(404, 'NotFound', 'There is no such event among those that were looked at, the newest ones.');
  }
}
