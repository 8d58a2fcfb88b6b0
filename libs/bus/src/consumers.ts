import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Log, Metrics, type ChassisConfig } from '@fanfare/chassis';
import { ConsumerLoop, type DeliveryHandler, type LoopParts } from './consumer-loop.js';
import type { ConsumerSpec } from './consumer-spec.js';
import { DeadLetters } from './dead-letters.js';
import { Nats } from './nats.js';
import { provisionStream } from './provision-stream.js';

/** A consumer that is at work. `stop` takes nothing more and finishes what is in hand. */
export type RunningConsumer = Pick<ConsumerLoop, 'stop'>;

/** Starts consumers: for the transport those that a service declares, for others those that come and go. */
@Injectable()
export class Consumers {
  private readonly parts: LoopParts;

  constructor(
    private readonly nats: Nats,
    dead: DeadLetters,
    log: Log,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: ChassisConfig,
  ) {
    const items = metrics.counter('fanfare_bus_items_total', 'Items taken from the bus, by consumer and result', ['consumer', 'result']); // prettier-ignore
    const seconds = metrics.histogram('fanfare_bus_message_seconds', 'Time to handle one message', ['consumer']);
    this.parts = {
      nats,
      dead,
      log,
      ackWaitMs: config.ACK_WAIT_MS,
      observe: (consumer, result, count, duration) => {
        items.inc({ consumer, result }, count);
        seconds.observe({ consumer }, duration);
      },
    };
  }

  async start(spec: ConsumerSpec, handle: DeliveryHandler): Promise<RunningConsumer> {
    await provisionStream(this.nats.jsm, spec.stream, this.config.STREAM_REPLICAS);
    const loop = new ConsumerLoop(spec, handle, this.parts);
    await loop.start();
    return loop;
  }
}
