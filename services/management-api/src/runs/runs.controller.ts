import { Controller } from '@nestjs/common';
import { countRuns, getRun, listDeadLetters, listLostRuns, listRuns } from '@fanfare/contracts';
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

  @Serves(routes.get)
  async get({ params }: Given<typeof routes.get>) {
    const { run } = await this.requests.ask(getRun, params);
    if (!run) throw notFound('run');
    return run;
  }

  @Serves(routes.deadLetters)
  deadLetters({ query }: Given<typeof routes.deadLetters>) {
    return this.requests.ask(listDeadLetters, query);
  }
}
