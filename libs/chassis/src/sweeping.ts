import { Injectable } from '@nestjs/common';
import { Log } from './logging.js';
import { Shutdown } from './shutdown.js';

/** A sweep that nobody waits for takes at most this part of the time, however much it has to look at. */
const share = 1 / 20;

/** Work that is done again and again. */
export interface Sweep {
  /** Not later than now, however long it is until its time: there is something to do. */
  soon: () => void;
}

/** Does now and then what time makes due. Every replica does it; what is done twice must change nothing. */
@Injectable()
export class Sweeping {
  constructor(
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  /** Does work now, and again so long after it ended, or longer when it takes long. It says how much it found to do. */
  every(pauseMs: number, what: string, work: () => Promise<number>): Sweep {
    return this.again(what, work, (tookMs) => Math.max(pauseMs, tookMs / share));
  }

  /** As `every`, for what somebody waits for: however long it takes, it rests no longer. */
  punctually(pauseMs: number, what: string, work: () => Promise<number>): Sweep {
    return this.again(what, work, () => pauseMs);
  }

  private again(what: string, work: () => Promise<number>, pauseAfter: (tookMs: number) => number): Sweep {
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    let isAsked = false;
    let underWay: Promise<void> | null = null;
    const round = async (): Promise<void> => {
      isAsked = false;
      const began = performance.now();
      try {
        const done = await work();
        if (done > 0) this.log.info({ sweep: what, done }, 'swept');
      } catch (err) {
        this.log.warn({ err, sweep: what }, 'a sweep failed; it is done again');
      }
      underWay = null;
      if (!stopped) wait(isAsked ? 0 : pauseAfter(performance.now() - began));
    };
    const wait = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        underWay = round();
      }, ms);
      timer.unref();
    };
    underWay = round();
    this.shutdown.drain(what, async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    });
    return {
      soon() {
        isAsked = true;
        if (!stopped && !underWay) wait(0);
      },
    };
  }
}
