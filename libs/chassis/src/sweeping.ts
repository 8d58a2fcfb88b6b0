import { Injectable } from '@nestjs/common';
import { Log } from './logging.js';
import { Shutdown } from './shutdown.js';

export interface SweepOptions {
  /**
   * The part of the time that it takes at most, however much it has to look at. More is for what somebody waits for.
   * @default 1 / 20
   */
  share?: number;
}

/** Something that is done now and then. */
export interface Sweep {
  /** There may be something to do: it is done at once, or once more when it is being done. */
  soon(): void;
}

/**
 * Does now and then what time makes due, one round after the other; going down waits for the one that is under way. Every
 * replica does it; what is done twice must change nothing.
 */
@Injectable()
export class Sweeping {
  constructor(
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  /**
   * Does work now, and again so long after it ended, or longer when it takes long. It says how much it found to do; one that
   * goes through many things stops between two of them when it is told so.
   */
  every(
    pauseMs: number,
    what: string,
    work: (stopping: AbortSignal) => Promise<number>,
    { share = 1 / 20 }: SweepOptions = {},
  ): Sweep {
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    let underWay: Promise<void> | null = null;
    let isWanted = false;
    const round = async (): Promise<number> => {
      const began = performance.now();
      try {
        const done = await work(stop.signal);
        if (done > 0) this.log.info({ sweep: what, done }, 'swept');
      } catch (err) {
        this.log.warn({ err, sweep: what }, 'a sweep failed; it is done again');
      }
      return Math.max(pauseMs, (performance.now() - began) / share);
    };
    const begin = (): void => {
      clearTimeout(timer);
      isWanted = false;
      underWay = round().then((pause) => {
        underWay = null;
        if (stop.signal.aborted) return;
        timer = setTimeout(begin, isWanted ? 0 : pause);
        timer.unref();
      });
    };
    begin();
    this.shutdown.drain(what, async () => {
      stop.abort();
      clearTimeout(timer);
      await underWay;
    });
    return {
      soon: () => {
        isWanted = true;
        if (underWay === null && !stop.signal.aborted) begin();
      },
    };
  }

  /** As `every`, for what somebody waits for: however long it takes, it rests no longer. */
  punctually(pauseMs: number, what: string, work: (stopping: AbortSignal) => Promise<number>): Sweep {
    return this.every(pauseMs, what, work, { share: Number.POSITIVE_INFINITY });
  }
}
