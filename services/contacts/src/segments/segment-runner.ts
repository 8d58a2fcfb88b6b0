import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isWeather, Log, Shutdown } from '@fanfare/chassis';
import { SegmentStore } from './segment.store.js';
import { SegmentWork, Stopped } from './segment-work.js';

const everyMs = 1_000;
/** What fails for no known reason is tried again after so long, and shows in the log until it does not fail. */
const tryAgainMs = 60_000;

/** Goes through contacts for segments in the background, one at a time in each process: what a crash has left anybody goes on with. */
@Injectable()
export class SegmentRunner implements OnApplicationBootstrap {
  private readonly worker = randomUUID();
  private underWay: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly segments: SegmentStore,
    private readonly work: SegmentWork,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => this.look(), everyMs);
    timer.unref();
    this.shutdown.drain('filling segments', async () => {
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
      while (!this.stopping) {
        const segment = await this.segments.take(this.worker, Date.now());
        if (!segment) return;
        await this.work.do(segment).catch(async (error: unknown) => {
          if (error instanceof Stopped) return;
          if (!isWeather(error)) this.log.error({ err: error, segment: segment._id }, 'segment could not be filled');
          await this.segments.report(segment, { workerUntil: isWeather(error) ? 0 : Date.now() + tryAgainMs });
          throw error;
        });
      }
    } catch (err) {
      // Whatever is to be done is in the database: the next round finds it.
      this.log.warn({ err }, 'segments are gone on with later');
    }
  }
}
