import { AckPolicy, DeliverPolicy, JetStreamApiError, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { Log } from '@fanfare/chassis';
import { ConcurrencyGate } from './concurrency-gate.js';
import type { ConsumerSpec } from '../src/consumer-spec.js';
import type { DeadLetters } from '../src/dead-letters.js';
import { Delivery } from '../src/delivery.js';
import type { Nats } from '../src/nats.js';
import { settlementOf } from '../src/settle.js';

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
    this.gate = new ConcurrencyGate(spec.concurrency);
    // A third of ack_wait: two signs may get lost before the server believes that we are gone.
    this.sign = setInterval(() => this.signOfLife(), parts.ackWaitMs / 3);
    this.sign.unref();
  }

  async start(): Promise<void> {
    await this.provisionConsumer();
    const consumer = await this.parts.nats.js.consumers.get(this.spec.stream.name, this.spec.name);
    this.messages = await consumer.consume({ max_messages: this.spec.concurrency * 2, expires: 30_000 });
    this.ended = this.run(this.messages);
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

  private async run(messages: ConsumerMessages): Promise<void> {
    try {
      for await (const message of messages) {
        if (this.stopping) {
          message.nak();
          continue;
        }
        this.inWork.add(message);
        await this.gate.enter();
        void this.handle(message);
      }
    } catch (err) {
      this.parts.log.error({ err, consumer: this.spec.name }, 'consumer loop ended');
    }
    if (!this.stopping) await this.restart();
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
    let result: 'ack' | 'again' | 'dead' = 'ack';
    try {
      await this.handler(delivery);
      message.ack();
    } catch (error) {
      result = await this.settleFailure(message, error);
    } finally {
      this.inWork.delete(message);
      this.gate.leave();
      this.parts.observe(this.spec.name, result, delivery.raw().length, (performance.now() - started) / 1000);
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
    const { dead } = this.parts;
    const storedAt = Number(message.timestampNanos / BigInt(nanosPerMs));
    return new Delivery(message.subject, message.string(), storedAt, message.info.deliveryCount, (line, reason) => dead.put(message, line, reason));
  }

  private signOfLife(): void {
    for (const message of this.inWork) message.working();
  }
}
