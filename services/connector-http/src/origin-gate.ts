import { Busy } from '@fanfare/connector';

/**
 * Lets a bounded number of calls to one origin out at a time; the others wait their turn here, for a bounded time.
 * Waiting in the HTTP library instead would count against a call's timeout, and a call that timed out before it was
 * sent looks like one whose answer was lost.
 */
export class OriginGate {
  private readonly origins = new Map<string, { inside: number; waiting: (() => void)[] }>();

  constructor(
    private readonly limit: number,
    private readonly maxWaitMs: number,
  ) {}

  /** Runs the work when there is room. Throws Busy when there was none in time. */
  async through<T>(origin: string, work: () => Promise<T>): Promise<T> {
    const state = this.origins.get(origin) ?? { inside: 0, waiting: [] };
    this.origins.set(origin, state);
    if (state.inside < this.limit) state.inside++;
    else await this.turn(origin, state.waiting);
    try {
      return await work();
    } finally {
      const next = state.waiting.shift();
      // The place is handed over, not freed: nobody can slip in between.
      if (next) next();
      else if (--state.inside === 0) this.origins.delete(origin);
    }
  }

  private async turn(origin: string, waiting: (() => void)[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(resolve), 1);
      reject(new Busy(`waiting for a free connection to ${origin}`, 1_000));
    }, this.maxWaitMs);
    waiting.push(resolve);
    await promise.finally(() => clearTimeout(timer));
  }
}
