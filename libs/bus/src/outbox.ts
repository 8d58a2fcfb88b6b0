import type { Frame } from './frames.js';
import type { Bus } from './bus.js';
import type { Urgency } from './gathering-publisher.js';
import { StreamFull } from './publish-failure.js';

/**
 * Everything that handling one message causes, awaited together. Items that leave in one message share one promise, so
 * a hundred items cost one wait: on the hot path a promise for each would cost more than the work.
 */
export class Outbox {
  private readonly pending = new Set<Promise<unknown>>();
  private readonly ifFull = new Map<Promise<void>, (() => Promise<void>)[]>();

  constructor(private readonly bus: Bus) {}

  /** Publishes an item, now or soon: see GatheringPublisher. */
  publish(subject: string, frame: Frame, urgency: Urgency = 'now'): void {
    this.pending.add(this.bus.publish(subject, frame, urgency));
  }

  /** Publishes an item; when its stream is full, that is no failure, but something else is done instead. */
  publishOr(ifFull: () => Promise<void>, subject: string, frame: Frame): void {
    const stored = this.bus.publish(subject, frame);
    this.pending.add(stored);
    const others = this.ifFull.get(stored);
    if (others) others.push(ifFull);
    else this.ifFull.set(stored, [ifFull]);
  }

  /** Publishes an item at a later time; see Bus.publishAt. */
  publishAt(dueAt: number, stepId: string, service: string, frame: Frame): void {
    this.add(this.bus.publishAt(dueAt, stepId, service, frame));
  }

  /** Anything else that must be done before the message may be acknowledged. */
  add(work: Promise<unknown>): void {
    // It may fail before `stored` is called, which then reports it; meanwhile it is not unhandled.
    work.catch(() => undefined);
    this.pending.add(work);
  }

  /** Resolves when all is stored; rejects with the first failure. */
  async stored(): Promise<void> {
    await Promise.all([...this.pending].map((one) => this.settled(one)));
  }

  private async settled(one: Promise<unknown>): Promise<void> {
    try {
      await one;
    } catch (error) {
      const instead = this.ifFull.get(one as Promise<void>);
      if (!(error instanceof StreamFull) || !instead) throw error;
      await Promise.all(instead.map((work) => work()));
    }
  }
}
