import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import { countWaiting, replayRuns, runAnew } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { againRoutes as routes } from './again.routes.js';

/** The services in between have their patience with each other; this is longer than all of it. */
const patienceMs = 60_000;

@Controller()
export class AgainController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.replay)
  replay({ params: { workspace }, body: { runs } }: Given<typeof routes.replay>) {
    return this.requests.ask(replayRuns, { workspace, runs: [...new Set(runs)] }, patienceMs);
  }

  @Serves(routes.anew)
  anew({ params: { workspace }, body: { runs, by, request = randomUUID() } }: Given<typeof routes.anew>) {
    return this.requests.ask(runAnew, { workspace, runs: [...new Set(runs)], by, request }, patienceMs);
  }

  @Serves(routes.waiting)
  waiting({ params: { workspace, id } }: Given<typeof routes.waiting>) {
    return this.requests.ask(countWaiting, { workspace, workflow: id });
  }
}
