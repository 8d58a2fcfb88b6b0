import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isWeather, Log, Shutdown } from '@fanfare/chassis';
import { ExportStore, type StoredExport } from './export.store.js';
import { ExportWork, Stopped } from './export-work.js';

const everyMs = 5_000;
/** What fails for no known reason may be the database's bad moment. */
/** A moment in which the database is not well is over after that. */
const tryAgainMs = 10_000;
const maxFailures = 3;

/** Makes exports in the background, one at a time in each process: what a crash has left is gone on with by anybody. */
@Injectable()
export class ExportRunner implements OnApplicationBootstrap {
  private readonly worker = randomUUID();
  private underWay: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly exports: ExportStore,
    private readonly work: ExportWork,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => this.look(), everyMs);
    timer.unref();
    this.shutdown.drain('exporting', async () => {
      clearInterval(timer);
      this.stopping = true;
      this.work.stop();
      await this.underWay;
    });
  }

  /** There may be something to do. */
  look(): void {
    this.underWay ??= this.round().finally(() => {
      this.underWay = null;
    });
  }

  private async round(): Promise<void> {
    try {
      await this.exports.expire(Date.now());
      while (!this.stopping) {
        const job = await this.exports.take(this.worker, Date.now());
        if (!job) return;
        await this.do(job);
      }
    } catch (err) {
      // Whatever is to be done is in the database: the next round finds it.
      this.log.warn({ err }, 'exports are gone on with later');
    }
  }

  private async do(job: StoredExport): Promise<void> {
    try {
      await (job.state === 'exporting' ? this.work.make(job) : this.work.tell(job));
    } catch (error) {
      if (error instanceof Stopped) return;
      if (isWeather(error)) {
        await this.exports.report(job, { workerUntil: 0 });
        throw error;
      }
      this.log.error({ err: error, export: job._id }, 'export failed');
      const failures = job.failures + 1;
      if (failures < maxFailures) {
        await this.exports.report(job, { failures, workerUntil: Date.now() + tryAgainMs });
        return;
      }
      const untold = { mail: 'refused' } as const;
      await this.exports.report(job, job.state === 'done' ? untold : { state: 'failed', endedAt: Date.now() });
    }
  }
}
