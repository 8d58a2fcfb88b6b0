import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { ConsumerLoop, type DeliveryHandler, type LoopParts } from './consumer-loop.js';
import type { ConsumerSpec } from './consumer-spec.js';
import { jetStreamTransport } from './consumes.js';
import type { Delivery } from './delivery.js';
import { provisionStream } from './provision-stream.js';

/**
 * Nest's transport over JetStream pull consumers. Nest's own NATS transport is core NATS, which forgets; this one
 * settles each message by what its handler did.
 */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = jetStreamTransport;
  private readonly loops: ConsumerLoop[] = [];

  constructor(
    private readonly parts: LoopParts,
    private readonly replicas: number,
  ) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      for (const handler of this.messageHandlers.values()) {
        const specs = handler.extras?.['specs'] as ConsumerSpec[];
        await Promise.all(specs.map((spec) => this.start(spec, (delivery) => this.invoke(handler, delivery))));
      }
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Drains: what is in hand is finished, the rest goes back to the stream. */
  async close(): Promise<void> {
    await Promise.all(this.loops.splice(0).map((loop) => loop.stop()));
  }

  on(): void {
    throw new Error('JetStreamStrategy has no events');
  }

  unwrap<T>(): T {
    return this.parts.nats.connection as T;
  }

  private async start(spec: ConsumerSpec, handle: DeliveryHandler): Promise<void> {
    await provisionStream(this.parts.nats.jsm, spec.stream, this.replicas);
    const loop = new ConsumerLoop(spec, handle, this.parts);
    await loop.start();
    this.loops.push(loop);
  }

  private async invoke(handler: (data: unknown) => unknown, delivery: Delivery): Promise<void> {
    // Nest wraps a handler's answer in an observable; what matters here is when it completes, and how.
    const answer = await handler(delivery);
    const observable = this.transformToObservable(answer as Promise<unknown>);
    await new Promise<void>((resolve, reject) => {
      observable.subscribe({ error: reject, complete: resolve });
    });
  }
}
