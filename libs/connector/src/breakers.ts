import CircuitBreaker from 'opossum';
import { isWeather } from '@fanfare/chassis';
import { Busy, Refused } from './errors.js';

export interface BreakerSettings {
  /** Share of failed calls, in percent, that opens the breaker. @default 50 */
  errorThresholdPercentage: number;
  /** Calls in the window below which it never opens. @default 5 */
  volumeThreshold: number;
  /** How long it stays open before one call may probe. @default 30_000 */
  resetTimeoutMs: number;
}

const defaults: BreakerSettings = { errorThresholdPercentage: 50, volumeThreshold: 5, resetTimeoutMs: 30_000 };

/**
 * One circuit breaker per endpoint. Open, it throws Busy: the steps wait on a timer, nothing fails, and the vendor is
 * left alone until one probe gets through.
 */
export class Breakers {
  private readonly breakers = new Map<
    string,
    { breaker: CircuitBreaker<[() => Promise<unknown>], unknown>; openedAt: number }
  >();

  constructor(
    private readonly settings: BreakerSettings = defaults,
    private readonly clock: () => number = Date.now,
  ) {}

  async call<T>(endpoint: string, work: () => Promise<T>): Promise<T> {
    const entry = this.entryOf(endpoint);
    if (entry.breaker.opened) {
      const left = Math.max(1_000, entry.openedAt + this.settings.resetTimeoutMs - this.clock());
      throw new Busy(`waiting for ${endpoint}, which does not answer`, left);
    }
    try {
      return (await entry.breaker.fire(work)) as T;
    } catch (error) {
      if (isRejection(error)) throw new Busy(`waiting for ${endpoint}, which is being probed`, 1_000, { cause: error });
      throw error;
    }
  }

  private entryOf(endpoint: string) {
    let entry = this.breakers.get(endpoint);
    if (!entry) {
      const breaker = new CircuitBreaker((work: () => Promise<unknown>) => work(), {
        timeout: false,
        errorThresholdPercentage: this.settings.errorThresholdPercentage,
        volumeThreshold: this.settings.volumeThreshold,
        resetTimeout: this.settings.resetTimeoutMs,
        // Busy and Refused are answers: the vendor is up. Weather is our own servers', and says nothing about it.
        errorFilter: (error: unknown) => error instanceof Busy || error instanceof Refused || isWeather(error),
      });
      const created = { breaker, openedAt: 0 };
      breaker.on('open', () => (created.openedAt = this.clock()));
      entry = created;
      this.breakers.set(endpoint, entry);
    }
    return entry;
  }
}

function isRejection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EOPENBREAKER';
}
