import {
  AckPolicy,
  DeliverPolicy,
  JetStreamApiError,
  type Consumer,
  type ConsumerMessages,
  type JsMsg,
} from '@nats-io/jetstream';
import type { Log } from '@fanfare/chassis';
import { ConcurrencyGate } from './concurrency-gate.js';
import type { ConsumerSpec } from './consumer-spec.js';
import type { DeadLetters } from './dead-letters.js';
import { Delivery } from './delivery.js';
import type { Nats } from './nats.js';
import { settlementOf } from './settle.js';

export type DeliveryHandler = (delivery: Delivery) => Promise<void>;

export interface LoopParts {
  nats: Nats;
  dead: DeadLetters;
  log: Log;
  ackWaitMs: number;
  /** Told of every handled message, for metrics. */
  observe: (consumer: string, result: 'ack' | 'again' | 'dead', items: number, seconds: number) => void;
}

const nanosPerMs = 1_000_000;

/** How long a request for messages stands. Also how soon the client asks again after a restart of a server that took its time. */
const fetchMs = 5_000;

/** Takes messages from one durable pull consumer and hands them to a handler, until told to stop. */
export class ConsumerLoop {
  private messages: ConsumerMessages | undefined;
  private readonly gate: ConcurrencyGate;
  private readonly inWork = new Set<JsMsg>();
  private readonly sign: NodeJS.Timeout;
  private stopping = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly spec: ConsumerSpec,
    private readonly handler: DeliveryHandler,
    private readonly parts: LoopParts,
  ) {
    this.gate = new ConcurrencyGate(spec.concurrency, spec.itemsInHand);
    // A third of ack_wait: two signs may get lost before the server believes that we are gone.
    this.sign = setInterval(() => this.signOfLife(), parts.ackWaitMs / 3);
    this.sign.unref();
  }

  async start(): Promise<void> {
    await this.provisionConsumer();
    this.ended = this.run(await this.parts.nats.js.consumers.get(this.spec.stream.name, this.spec.name));
  }

  /** Takes nothing more, finishes what is in hand, gives back what was only fetched. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.messages?.stop();
    await this.ended;
    await this.gate.idle();
    clearInterval(this.sign);
  }

  private async provisionConsumer(): Promise<void> {
    const { stream, name, filter } = this.spec;
    const config = {
      durable_name: name,
      filter_subject: filter,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: this.parts.ackWaitMs * nanosPerMs,
      max_ack_pending: 10_000,
      // No limit here: the server would skip the message silently. Setting aside is ours, with a reason.
      max_deliver: -1,
    };
    try {
      await this.parts.nats.jsm.consumers.add(stream.name, config);
    } catch (error) {
      if (!(error instanceof JetStreamApiError)) throw error;
      await this.parts.nats.jsm.consumers.update(stream.name, name, config);
    }
  }

  private async run(consumer: Consumer): Promise<void> {
    try {
      while (!this.stopping) await this.takeSome(consumer);
    } catch (err) {
      this.parts.log.error({ err, consumer: this.spec.name }, 'consumer loop ended');
    }
    if (!this.stopping) await this.restart();
  }

  /**
   * Fetches no more than can go to work at once. A message that waited in a queue of ours would have no sign of life:
   * the server would give it to another worker, and under load more and more of them.
   */
  private async takeSome(consumer: Consumer): Promise<void> {
    const max_messages = await this.gate.room();
    this.messages = await consumer.fetch({ max_messages, expires: fetchMs });
    if (this.stopping) this.messages.stop();
    for await (const message of this.messages) {
      if (this.stopping) message.nak();
      else void this.handle(message);
    }
  }

  /** The consumer went away under us (deleted, stream recreated): make it again, for as long as it takes. */
  private async restart(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.start();
        return;
      } catch (err) {
        this.parts.log.error({ err, consumer: this.spec.name }, 'consumer cannot start yet');
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }

  private async handle(message: JsMsg): Promise<void> {
    const started = performance.now();
    const delivery = this.deliveryOf(message);
    const items = delivery.raw().length;
    this.inWork.add(message);
    this.gate.enter(items);
    let result: 'ack' | 'again' | 'dead' = 'ack';
    try {
      await this.handler(delivery);
      // Only now: a message that is tried again would set its broken items aside again.
      for (const { line, reason } of delivery.rejected) await this.parts.dead.put(message, line, reason);
      message.ack();
    } catch (error) {
      result = await this.settleFailure(message, error);
    } finally {
      this.inWork.delete(message);
      this.gate.leave(items);
      this.parts.observe(this.spec.name, result, items, (performance.now() - started) / 1000);
    }
  }

  private async settleFailure(message: JsMsg, error: unknown): Promise<'again' | 'dead'> {
    const { log, dead } = this.parts;
    const settlement = settlementOf(error, message.info.deliveryCount);
    if (settlement.kind !== 'dead') {
      const afterMs = settlement.kind === 'again' ? settlement.afterMs : 0;
      log.warn({ err: error, consumer: this.spec.name, seq: message.seq, afterMs }, 'message will be tried again');
      message.nak(afterMs);
      return 'again';
    }
    try {
      // term() deletes the message from a work queue, so its copy must be stored first.
      await dead.put(message, message.string(), settlement.reason);
      message.term(settlement.reason.slice(0, 100));
      return 'dead';
    } catch (err) {
      log.error({ err, consumer: this.spec.name, seq: message.seq }, 'dead letter could not be stored');
      message.nak(5_000);
      return 'again';
    }
  }

  private deliveryOf(message: JsMsg): Delivery {
    const storedAt = Number(message.timestampNanos / BigInt(nanosPerMs));
    return new Delivery(message.subject, message.string(), storedAt, message.info.deliveryCount);
  }

  private signOfLife(): void {
    for (const message of this.inWork) message.working();
  }
}
