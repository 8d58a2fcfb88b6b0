import { Injectable } from '@nestjs/common';
import { Log } from './logging.js';
import { Shutdown } from './shutdown.js';

/** A sweep takes at most this part of the time, however much it has to look at. */
const share = 1 / 20;

/** Does now and then what time makes due. Every replica does it; what is done twice must change nothing. */
@Injectable()
export class Sweeping {
  constructor(
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  /** Does work now, and again so long after it ended, or longer when it takes long. It says how much it found to do. */
  every(pauseMs: number, what: string, work: () => Promise<number>): void {
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    let underWay: Promise<void>;
    const round = async (): Promise<void> => {
      const began = performance.now();
      try {
        const done = await work();
        if (done > 0) this.log.info({ sweep: what, done }, 'swept');
      } catch (err) {
        this.log.warn({ err, sweep: what }, 'a sweep failed; it is done again');
      }
      if (stopped) return;
      timer = setTimeout(
        () => {
          underWay = round();
        },
        Math.max(pauseMs, (performance.now() - began) / share),
      );
      timer.unref();
    };
    underWay = round();
    this.shutdown.drain(what, async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    });
  }
}
