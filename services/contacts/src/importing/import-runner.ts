import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isWeather, Log, Shutdown } from '@fanfare/chassis';
import { FileProblem } from './file-problem.js';
import { FileStore } from './file.store.js';
import type { StoredImport } from './import-collections.store.js';
import { ImportStore } from './import.store.js';
import { ImportWork, Stopped } from './import-work.js';

const everyMs = 5_000;
/** A moment in which the database is not well is over after that. */
const tryAgainMs = 10_000;
const maxFailures = 3;
const expireAtOnce = 100;

/** Works on imports in the background, one at a time in each process: what a crash has left is gone on with by anybody. */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap {
  private readonly worker = randomUUID();
  private underWay: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly imports: ImportStore,
    private readonly files: FileStore,
    private readonly work: ImportWork,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => this.look(), everyMs);
    timer.unref();
    this.shutdown.drain('importing', async () => {
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
      await this.expire(Date.now());
      while (!this.stopping) {
        const job = await this.imports.take(this.worker, Date.now());
        if (!job) return;
        await this.do(job);
      }
    } catch (err) {
      // Whatever is to be done is in the database: the next round finds it.
      this.log.warn({ err }, 'imports are gone on with later');
    }
  }

  /** Uploaded files and what was found wrong with them hold people's data: neither is kept for longer than it is told. */
  async expire(now: number): Promise<void> {
    for (const { _id } of await this.imports.expired(now, expireAtOnce)) {
      await this.files.drop(_id);
      await this.imports.remove(_id);
    }
  }

  async do(job: StoredImport): Promise<void> {
    try {
      await (job.state === 'checking' ? this.work.check(job) : this.work.import(job));
      this.log.info({ import: job._id, was: job.state }, 'import gone through');
    } catch (error) {
      if (error instanceof Stopped) return;
      if (isWeather(error)) {
        await this.imports.report(job, { workerUntil: 0 });
        throw error;
      }
      if (!(error instanceof FileProblem)) {
        this.log.error({ err: error, import: job._id }, 'import failed');
        const failures = job.failures + 1;
        if (failures < maxFailures) {
          await this.imports.report(job, { failures, workerUntil: Date.now() + tryAgainMs });
          return;
        }
      }
      const ours =
        'It stopped for a reason that is ours, which has been logged. What is counted is saved; of the next 500 rows some may be, too.';
      const problem = error instanceof FileProblem ? error.message : ours;
      await this.imports.report(job, { state: 'failed', problem, endedAt: Date.now() });
    }
  }
}
