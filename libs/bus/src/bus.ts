import { Injectable } from '@nestjs/common';
import { streams, subjects } from '@fanfare/contracts';
import { Shutdown } from '@fanfare/chassis';
import { encodeFrame, type Frame } from './frames.js';
import { GatheringPublisher, type Urgency } from './gathering-publisher.js';
import { Nats } from './nats.js';
import { publishFailure } from './publish-failure.js';

/** Publishing, for services: gathered items, and single items at a later time. */
@Injectable()
export class Bus {
  private readonly publisher: GatheringPublisher;

  constructor(
    private readonly nats: Nats,
    shutdown: Shutdown,
  ) {
    this.publisher = new GatheringPublisher((subject, payload) => nats.js.publish(subject, payload, { retries: 3 }));
    shutdown.close('publisher', () => this.publisher.drain());
  }

  /** Stores an item, batched with others of its subject. Resolves when it is stored. Rejects: Unavailable, StreamFull. */
  publish(subject: string, frame: Frame, urgency: Urgency = 'now'): Promise<void> {
    return this.publisher.publish(subject, encodeFrame(frame), urgency);
  }

  /**
   * Stores an item that appears on `due.<service>` at `dueAt` (at once when that is past). Arming the same step again
   * replaces the first timer. Resolves when the timer is stored.
   */
  async publishAt(dueAt: number, stepId: string, service: string, frame: Frame): Promise<void> {
    const subject = subjects.timer(stepId);
    const schedule = { specification: new Date(dueAt), target: subjects.due(service) };
    try {
      await this.nats.js.publish(subject, encodeFrame(frame), { schedule, retries: 3 });
    } catch (error) {
      throw publishFailure(subject, error);
    }
  }

  /** Takes back what was to appear later for these steps. What has appeared already is there. */
  async cancelTimers(stepIds: readonly string[]): Promise<void> {
    await this.purge(stepIds.map((stepId) => subjects.timer(stepId)));
  }

  /** Takes back everything that was to appear later for these runs. */
  async cancelTimersOf(runs: readonly string[]): Promise<void> {
    await this.purge(runs.map((run) => subjects.timersOf(run)));
  }

  private async purge(filters: readonly string[]): Promise<void> {
    const { name } = streams.schedules;
    for (let i = 0; i < filters.length; i += purgesAtOnce) {
      const some = filters.slice(i, i + purgesAtOnce);
      await Promise.all(some.map((filter) => this.nats.jsm.streams.purge(name, { filter }))).catch((error: unknown) => {
        throw publishFailure(name, error);
      });
    }
  }
}

/** The server answers each by itself; more at once would only wait in its queue. */
const purgesAtOnce = 64;
