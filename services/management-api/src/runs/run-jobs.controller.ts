import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import { getRunJob, listRunJobs, previewRunJob, startRunJob, stopRunJob } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { runJobRoutes as routes } from './run-job.routes.js';

@Controller()
export class RunJobsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.start)
  async start({ params: { workspace }, body: { id = randomUUID(), ...asked } }: Given<typeof routes.start>) {
    return (await this.requests.ask(startRunJob, { workspace, id, ...asked })).job;
  }

  @Serves(routes.preview)
  preview({ params: { workspace }, body }: Given<typeof routes.preview>) {
    return this.requests.ask(previewRunJob, { workspace, ...body });
  }

  @Serves(routes.list)
  list({ params, query }: Given<typeof routes.list>) {
    return this.requests.ask(listRunJobs, { ...params, ...query });
  }

  @Serves(routes.get)
  async get({ params }: Given<typeof routes.get>) {
    return there((await this.requests.ask(getRunJob, params)).job);
  }

  @Serves(routes.stop)
  async stop({ params }: Given<typeof routes.stop>) {
    return there((await this.requests.ask(stopRunJob, params)).job);
  }
}

function there<T>(job: T | null): T {
  if (job === null) throw notFound('job');
  return job;
}
