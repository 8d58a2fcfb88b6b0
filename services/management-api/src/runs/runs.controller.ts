import { Controller } from '@nestjs/common';
import { countRuns, getRun, listLostRuns, listPendingStarts, listRuns } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { runRoutes as routes } from './run.routes.js';

@Controller()
export class RunsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.list)
  list({ params, query }: Given<typeof routes.list>) {
    return this.requests.ask(listRuns, { ...params, ...query });
  }

  @Serves(routes.count)
  count({ params, query }: Given<typeof routes.count>) {
    return this.requests.ask(countRuns, { ...params, ...query });
  }

  @Serves(routes.lost)
  lost({ params, query }: Given<typeof routes.lost>) {
    return this.requests.ask(listLostRuns, { ...params, ...query });
  }

  @Serves(routes.pending)
  pending({ params, query }: Given<typeof routes.pending>) {
    return this.requests.ask(listPendingStarts, { ...query, ...params });
  }

  @Serves(routes.get)
  async get({ params }: Given<typeof routes.get>) {
    const { run } = await this.requests.ask(getRun, params);
    if (!run) throw notFound('run');
    return run;
  }
}
