import { Injectable } from '@nestjs/common';
import { stepOfTimer, subjects } from '@fanfare/contracts';
import { Shutdown } from '@fanfare/chassis';
import { headers } from '@nats-io/transport-node';
import { encodeFrame, type Frame } from './frames.js';
import { GatheringPublisher, type Urgency } from './gathering-publisher.js';
import { Nats } from './nats.js';
import { dueHeader } from './pulled.js';
import { publishFailure } from './publish-failure.js';
import { TimerStreams } from './timer-streams.js';

/**
 * The server releases a timer so long before its time, and who takes it holds it until then (`UntilDue`): the server
 * stores and flushes each released message by itself, which for 10,000 of one instant takes more than two seconds. A timer
 * that is due soon is exact, because few are.
 */
const leadMs = 2_500;
const leastDelayToLead = 4 * leadMs;

/** Publishing, for services: gathered items, and single items at a later time. */
@Injectable()
export class Bus {
  private readonly publisher: GatheringPublisher;
  private readonly timers: TimerStreams;

  constructor(
    private readonly nats: Nats,
    shutdown: Shutdown,
  ) {
    this.publisher = new GatheringPublisher((subject, payload) => nats.js.publish(subject, payload, { retries: 3 }));
    this.timers = new TimerStreams(nats);
    shutdown.close('publisher', () => this.publisher.drain());
  }

  /** Stores an item, batched with others of its subject. Resolves when it is stored. Rejects: Unavailable, StreamFull. */
  publish(subject: string, frame: Frame, urgency: Urgency = 'now'): Promise<void> {
    return this.publisher.publish(subject, encodeFrame(frame), urgency);
  }

  /**
   * Stores an item that appears where `dueOf(service)` takes it, at `dueAt` (at once when that is past). Arming the same step again
   * replaces the first timer. Resolves when the timer is stored.
   */
  async publishAt(dueAt: number, stepId: string, service: string, frame: Frame): Promise<void> {
    const subject = subjects.timer(stepId);
    const early = dueAt - Date.now() > leastDelayToLead ? leadMs : 0;
    const schedule = { specification: new Date(dueAt - early), target: subjects.due(service, stepId) };
    const header = headers();
    header.set(dueHeader, String(dueAt));
    try {
      await this.nats.js.publish(subject, encodeFrame(frame), { schedule, headers: header, retries: 3 });
    } catch (error) {
      throw publishFailure(subject, error);
    }
  }

  /** Takes back what was to appear later for these steps. What has appeared already is there. */
  async cancelTimers(stepIds: readonly string[]): Promise<void> {
    await this.timers.purge(stepIds, subjects.timer);
  }

  /** Takes back everything that was to appear later for these runs. */
  async cancelTimersOf(runs: readonly string[]): Promise<void> {
    await this.timers.purge(runs, subjects.timersOf);
  }

  /** Of these steps those whose timer is armed and has not fired. */
  armed(stepIds: readonly string[]): Promise<string[]> {
    return this.timers.armed(stepIds, subjects.timer);
  }

  /** Of these runs those for which anything is armed that has not fired. */
  armedRuns(runs: readonly string[]): Promise<string[]> {
    return this.timers.armed(runs, subjects.timersOf);
  }

  /** The steps of these runs for which anything is armed that has not fired. */
  async armedSteps(runs: readonly string[]): Promise<string[]> {
    return (await this.timers.subjects(runs, subjects.timersOf)).map(stepOfTimer);
  }
}
