import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { lanesStream, parseLaneKey } from '@fanfare/contracts';
import {
  Consumers,
  laneOf,
  Nats,
  provisionStream,
  WorkQueues,
  type Delivery,
  type RunningConsumer,
} from '@fanfare/bus';
import { CONFIG, Log, Shutdown } from '@fanfare/chassis';
import type { ConnectorConfig } from './connector.config.js';
import { hasLanes, KIT, type KitOptions } from './kit-options.js';
import type { Lane } from './lane.js';
import { Lanes } from './lanes.js';

/** How often it is looked whether anything waits in a lane that nobody empties. */
const lookEveryMs = 5_000;
/** A lane that has had nothing for so long is not listened to any more. */
const idleMs = 15_000;
/** Messages of one lane in work at once: what their steps wait for is the gate. */
const concurrency = 8;

interface Drain {
  consumer: Promise<RunningConsumer>;
  /** It lets one call out, and so takes one message at a time. */
  isProbe: boolean;
  busy: number;
  lastAt: number;
}

/**
 * Empties lanes: as long as a lane is open, and something waits in it. A closed one keeps what it has, and costs nothing.
 */
@Injectable()
export class Drains implements OnApplicationBootstrap {
  private readonly running = new Map<string, Drain>();
  private handle: ((delivery: Delivery) => Promise<void>) | undefined;
  private stopping = false;

  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly lanes: Lanes,
    private readonly consumers: Consumers,
    private readonly queues: WorkQueues,
    private readonly nats: Nats,
    private readonly log: Log,
    private readonly shutdown: Shutdown,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  /** Who does what comes out of a lane. */
  into(handle: (delivery: Delivery) => Promise<void>): void {
    this.handle = handle;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!hasLanes(this.kit)) return;
    await provisionStream(this.nats.jsm, lanesStream(this.kit.name), this.config.STREAM_REPLICAS);
    this.lanes.onOpen((lane) => void this.start(lane));
    this.lanes.onClose((lane) => void this.stop(lane.key));
    const looking = setInterval(() => void this.look(), lookEveryMs);
    this.shutdown.drain('lanes’ queues', async () => {
      this.stopping = true;
      clearInterval(looking);
      await Promise.all([...this.running.keys()].map((key) => this.stop(key)));
    });
    await this.look();
  }

  /** Something was put into a lane, or it opens: it is emptied, if it is open. For a probe until somebody is out to find out. */
  async start(lane: Lane): Promise<void> {
    const isProbe = !lane.isOpen;
    if (this.stopping || lane.isHeld || (isProbe && lane.probing !== 'ready')) return;
    const known = this.running.get(lane.key);
    if (known?.isProbe === isProbe) return;
    // It is stopped by whoever is told that it opens: what it has in hand is finished beside the new one.
    if (known) void this.stop(lane.key);
    const spec = laneOf(this.kit.name, lane.key, isProbe ? 1 : concurrency);
    const drain: Drain = {
      consumer: this.consumers.start(spec, (delivery) => this.take(drain, delivery)),
      isProbe,
      busy: 0,
      lastAt: Date.now(),
    };
    this.running.set(lane.key, drain);
    try {
      await drain.consumer;
    } catch (err) {
      this.log.warn({ err, lane: lane.key }, 'a lane cannot be emptied yet');
      if (this.running.get(lane.key) === drain) this.running.delete(lane.key);
    }
  }

  private async take(drain: Drain, delivery: Delivery): Promise<void> {
    drain.busy++;
    try {
      await this.handle?.(delivery);
    } finally {
      drain.busy--;
      drain.lastAt = Date.now();
    }
  }

  private async stop(key: string): Promise<void> {
    const drain = this.running.get(key);
    if (!drain) return;
    this.running.delete(key);
    try {
      await (await drain.consumer).stop();
    } catch {
      // It did not start, which `start` has said.
    }
  }

  /** Finds what waits, whoever put it there, and lets go of lanes that have nothing. */
  private async look(): Promise<void> {
    try {
      const waiting = await this.queues.lanesInUse(this.kit.name);
      for (const key of waiting) {
        const lane = this.lanes.of(parseLaneKey(key));
        void this.start(lane);
      }
      for (const [key, { busy, lastAt }] of this.running) {
        if (!waiting.has(key) && busy === 0 && Date.now() - lastAt > idleMs) void this.stop(key);
      }
    } catch (err) {
      this.log.warn({ err }, 'it cannot be seen what waits in the lanes');
    }
  }
}
