import { Inject, Injectable } from '@nestjs/common';
import { Bus } from '@fanfare/bus';
import { CONFIG, Metrics, Unavailable } from '@fanfare/chassis';
import type { AcceptedEvent, RefusedEvent } from './accept-event.js';
import type { GatewayConfig } from './gateway.config.js';
import { ProblemError } from './problem-error.js';

/**
 * Hands events to JetStream and waits until they are stored. Bounded twice: no publisher waits for ever, and when too
 * much waits already the next one is asked to come back, so that an outage behind us does not fill our memory.
 */
@Injectable()
export class EventIntake {
  private waitingBytes = 0;
  private readonly counter;
  private readonly refused;

  constructor(
    private readonly bus: Bus,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {
    this.counter = metrics.counter('fanfare_events_total', 'Events posted, by trigger and result', [
      'trigger',
      'result',
    ]);
    this.refused = metrics.counter('fanfare_events_refused_total', 'Events refused, by reason', ['code']);
    const waiting = metrics.gauge('fanfare_events_waiting_bytes', 'Bytes of events that wait for JetStream', []);
    Object.assign(waiting, { collect: () => waiting.set(this.waitingBytes) });
  }

  /** For each event null when it is stored, or the error (Unavailable: it may be stored; StreamFull: it is not). */
  async store(events: readonly AcceptedEvent[]): Promise<(Error | null)[]> {
    const bytes = events.reduce((sum, { line }) => sum + line.length, 0);
    if (this.waitingBytes > 0 && this.waitingBytes + bytes > this.config.GATEWAY_MAX_WAITING_BYTES) {
      throw new ProblemError(
        503,
        'Overloaded',
        'Too many events wait to be stored; nothing of this request is. Send it again later.',
        { retryAfterSeconds: 2 },
      );
    }
    this.waitingBytes += bytes;
    // Counted until JetStream has answered, even when the publisher has been told to come back.
    const settled = Promise.all(events.map((event) => this.storeOne(event))).finally(
      () => (this.waitingBytes -= bytes),
    );
    return this.withinTime(settled, events.length);
  }

  countRefused(verdicts: readonly (AcceptedEvent | RefusedEvent)[]): void {
    for (const verdict of verdicts) if ('code' in verdict) this.refused.inc({ code: verdict.code });
  }

  private async storeOne({ subject, line, trigger }: AcceptedEvent): Promise<Error | null> {
    try {
      await this.bus.publish(subject, { head: line });
      this.counter.inc({ trigger, result: 'accepted' });
      return null;
    } catch (error) {
      this.counter.inc({ trigger, result: 'unavailable' });
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private async withinTime(settled: Promise<(Error | null)[]>, count: number): Promise<(Error | null)[]> {
    const { promise: late, resolve } = Promise.withResolvers<Error[]>();
    const timer = setTimeout(
      () => resolve(Array.from({ length: count }, () => new Unavailable('JetStream did not answer in time.'))),
      this.config.GATEWAY_STORE_WITHIN_MS,
    );
    try {
      return await Promise.race([settled, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
