import { Controller } from '@nestjs/common';
import { listUnmailable, removeUnmailable } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { unmailableRoutes as routes } from './unmailable.routes.js';

@Controller()
export class UnmailableController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.listUnmailable)
  list({ params, query }: Given<typeof routes.listUnmailable>) {
    return this.requests.ask(listUnmailable, { ...params, ...query });
  }

  @Serves(routes.removeUnmailable)
  remove({ params, body }: Given<typeof routes.removeUnmailable>) {
    return this.requests.ask(removeUnmailable, { ...body, ...params });
  }
}
