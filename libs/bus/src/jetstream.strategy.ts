import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { ConsumerSpec } from './consumer-spec.js';
import type { Consumers, RunningConsumer } from './consumers.js';
import { jetStreamTransport } from './consumes.js';
import type { Delivery } from './delivery.js';
import type { Nats } from './nats.js';

/**
 * Nest's transport over JetStream pull consumers. Nest's own NATS transport is core NATS, which forgets; this one
 * settles each message by what its handler did.
 */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = jetStreamTransport;
  private readonly running: RunningConsumer[] = [];

  constructor(
    private readonly nats: Nats,
    private readonly consumers: Consumers,
  ) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      for (const handler of this.messageHandlers.values()) {
        const specs = handler.extras?.['specs'] as ConsumerSpec[];
        const start = (spec: ConsumerSpec) => this.consumers.start(spec, (delivery) => this.invoke(handler, delivery));
        this.running.push(...(await Promise.all(specs.map(start))));
      }
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Drains: what is in hand is finished, the rest goes back to the stream. */
  async close(): Promise<void> {
    await Promise.all(this.running.splice(0).map((consumer) => consumer.stop()));
  }

  on(): void {
    throw new Error('JetStreamStrategy has no events');
  }

  unwrap<T>(): T {
    return this.nats.connection as T;
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
