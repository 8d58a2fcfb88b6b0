import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { WorkQueues } from '@fanfare/bus';
import { CONFIG, isWeather, Log, Shutdown, Sweeping, type Sweep } from '@fanfare/chassis';
import type { RunsConfig } from '../runs.config.js';
import { JobPages } from './job-pages.js';
import { JobStore, type Job } from './job.store.js';

/** Whoever works at a job and is not heard of again has it for so long. A page takes less. */
const leaseMs = 2 * 60_000;
/** Runs that started before a job was asked for are on HISTORY so much later at the latest. */
const settleMs = 2_000;
const lookAgainMs = 500;
const tryAgainMs = 5_000;

/**
 * Works at jobs, page by page. A page that a crash cut short is done again. The runs are gone through once at once, and
 * once more when the history knows everything that had happened when the job began: what people see lags under load.
 */
@Injectable()
export class JobWork implements OnApplicationBootstrap {
  private going: Sweep | undefined;
  private stopped = false;

  constructor(
    private readonly jobs: JobStore,
    private readonly pages: JobPages,
    private readonly queues: WorkQueues,
    private readonly shutdown: Shutdown,
    private readonly sweeping: Sweeping,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.shutdown.drain('jobs, before the next page', async () => void (this.stopped = true));
    this.going = this.sweeping.punctually(this.config.RUN_JOBS_EVERY_MS, 'jobs', () => this.workOff());
  }

  /** There is something to do. */
  begin(): void {
    this.going?.soon();
  }

  private async workOff(): Promise<number> {
    let jobs = 0;
    for (let job = await this.take(); job && !this.stopped; job = await this.take()) {
      await this.work(job);
      jobs++;
    }
    return jobs;
  }

  private take(): Promise<Job | null> {
    const now = Date.now();
    return this.jobs.take(now, now + leaseMs);
  }

  private async work(taken: Job): Promise<void> {
    let job = taken;
    try {
      while (job.status === 'Running' && !this.stopped) {
        const next = await this.next(job);
        const until = next.restMs > 0 || this.stopped ? Date.now() + next.restMs : Date.now() + leaseMs;
        if (!(await this.jobs.keep({ ...next.job, until: job.until }, until)) || next.restMs > 0) return;
        job = { ...next.job, until };
      }
    } catch (err) {
      // Whoever must be asked is away, or something is wrong with the job: it shows that, and is tried again.
      const waitsFor = isWeather(err) ? 'a service that does not answer' : 'a page that fails; the log says why';
      this.log.warn({ err, jobId: job.id }, 'job cannot go on yet');
      await this.jobs.keep({ ...job, waitsFor }, Date.now() + tryAgainMs);
    }
  }

  /** One page, or a look whether the next pass can begin. */
  private async next(job: Job): Promise<{ job: Job; restMs: number }> {
    const { place } = job;
    if (place.pass > 0 && !place.isLast) {
      if (!(await this.knowsAll(job))) {
        return { job: { ...job, waitsFor: 'the history, which is behind' }, restMs: lookAgainMs };
      }
      return { job: { ...job, place: { ...place, isLast: true }, waitsFor: null }, restMs: 0 };
    }
    const { after, isLast } = await this.pages.do(job);
    if (!isLast) return { job: { ...job, place: { ...place, after }, waitsFor: null }, restMs: 0 };
    if (!place.isLast) {
      return {
        job: { ...job, place: { pass: place.pass + 1, after: null, isLast: false }, waitsFor: null },
        restMs: 0,
      };
    }
    return { job: { ...job, status: 'Finished', finishedAt: Date.now(), waitsFor: null }, restMs: 0 };
  }

  private async knowsAll({ startedAt }: Job): Promise<boolean> {
    if (Date.now() < startedAt + settleMs) return false;
    return (await this.queues.history()).oldest >= startedAt + settleMs;
  }
}
