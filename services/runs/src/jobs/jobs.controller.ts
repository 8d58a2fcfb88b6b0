import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  countWaiting,
  getRunJob,
  listRunJobs,
  previewRunJob,
  startRunJob,
  stopRunJob,
  type ReplyOf,
  type RunJob,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { runFilter } from '../runs/run-filter.js';
import { RunStore } from '../runs/run.store.js';
import { JobItemStore } from './job-item.store.js';
import { jobQuery } from './job-pages.js';
import { JobWork } from './job-work.js';
import { PendingStarts } from './pending-starts.js';
import { JobStore, type Job } from './job.store.js';

type Asked<C extends { request: z.ZodType }> = z.output<C['request']>;

/** Begins jobs, stops them, and says how they stand. */
@Controller()
export class JobsController {
  constructor(
    private readonly jobs: JobStore,
    private readonly items: JobItemStore,
    private readonly runs: RunStore,
    private readonly work: JobWork,
    private readonly pending: PendingStarts,
  ) {}

  @Answers(startRunJob)
  async start({ workspace, id, ...asked }: Asked<typeof startRunJob>): Promise<ReplyOf<typeof startRunJob>> {
    const now = Date.now();
    // Runs that start later are not meant. Those of older versions stop starting by themselves.
    const to = asked.kind === 'exit' ? asked.filter.to : Math.min(asked.filter.to ?? now, now);
    const filter = { ...asked.filter, ...(to !== undefined && { to }) };
    await this.jobs.add({
      ...asked,
      id,
      workspace,
      filter,
      status: 'Running',
      startedAt: now,
      finishedAt: null,
      expected: await this.matching({ workspace, kind: asked.kind, filter }),
      waitsFor: null,
      place: { pass: 0, after: null, isLast: false },
      until: 0,
    });
    this.work.begin();
    const job = await this.jobs.find(workspace, id);
    if (!job) throw new Error(`job ${id} is of another workspace`);
    return { job: await this.shown(job) };
  }

  @Answers(previewRunJob)
  async preview(asked: Asked<typeof previewRunJob>): Promise<ReplyOf<typeof previewRunJob>> {
    return { runs: await this.matching(asked) };
  }

  @Answers(getRunJob)
  async get({ workspace, id }: Asked<typeof getRunJob>): Promise<ReplyOf<typeof getRunJob>> {
    const job = await this.jobs.find(workspace, id);
    return { job: job && (await this.shown(job)) };
  }

  @Answers(stopRunJob)
  async stop({ workspace, id }: Asked<typeof stopRunJob>): Promise<ReplyOf<typeof stopRunJob>> {
    const job = await this.jobs.stop(workspace, id, Date.now());
    return { job: job && (await this.shown(job)) };
  }

  @Answers(listRunJobs)
  async list({ workspace, limit }: Asked<typeof listRunJobs>): Promise<ReplyOf<typeof listRunJobs>> {
    const jobs = await this.jobs.list(workspace, limit);
    return { jobs: await Promise.all(jobs.map((job) => this.shown(job))) };
  }

  @Answers(countWaiting)
  async waiting({ workspace, workflow }: Asked<typeof countWaiting>): Promise<ReplyOf<typeof countWaiting>> {
    return { waiting: await this.runs.countWaiting(workspace, workflow) };
  }

  private async matching(job: Pick<Job, 'workspace' | 'kind' | 'filter'>): Promise<number> {
    const [counts, pending] = await Promise.all([this.runs.count(runFilter(jobQuery(job))), this.pending.count(job)]);
    return Object.values(counts).reduce((sum, runs) => sum + runs, pending);
  }

  private async shown({ place: _place, until: _until, ...job }: Job): Promise<RunJob> {
    return { ...job, ...(await this.items.tally(job.id)) };
  }
}
