import { AckPolicy, DeliverPolicy, JetStreamApiError } from '@nats-io/jetstream';
import type { Log } from '@fanfare/chassis';
import { ConcurrencyGate } from './concurrency-gate.js';
import type { ConsumerSpec } from './consumer-spec.js';
import type { DeadLetters } from './dead-letters.js';
import { Delivery } from './delivery.js';
import type { Nats } from './nats.js';
import { Puller } from './puller.js';
import type { Pulled } from './pulled.js';
import { settlementOf } from './settle.js';
import { UntilDue } from './until-due.js';

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
  private puller: Puller | undefined;
  private readonly gate: ConcurrencyGate;
  private readonly inWork = new Set<Pulled>();
  private readonly sign: NodeJS.Timeout;
  private readonly early = new UntilDue((message) => this.comeIn(message));
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
    this.ended = this.run();
  }

  /** Takes nothing more, finishes what is in hand, gives back what was only fetched. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.puller?.stop();
    this.early.stop();
    await this.ended;
    await this.gate.idle();
    clearInterval(this.sign);
  }

  private async provisionConsumer(): Promise<void> {
    const { stream, name, filter, forgottenAfterMs } = this.spec;
    const config = {
      durable_name: name,
      filter_subject: filter,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: this.parts.ackWaitMs * nanosPerMs,
      max_ack_pending: 10_000,
      // No limit here: the server would skip the message silently. Setting aside is ours, with a reason.
      max_deliver: -1,
      ...(forgottenAfterMs !== undefined && { inactive_threshold: forgottenAfterMs * nanosPerMs }),
    };
    try {
      await this.parts.nats.jsm.consumers.add(stream.name, config);
    } catch (error) {
      if (!(error instanceof JetStreamApiError)) throw error;
      await this.parts.nats.jsm.consumers.update(stream.name, name, config);
    }
  }

  /**
   * Asks for no more than can go to work at once. A message that waited in a queue of ours would have no sign of life:
   * the server would give it to another worker, and under load more and more of them.
   */
  private async run(): Promise<void> {
    const puller = new Puller(this.parts.nats.connection, this.spec.stream.name, this.spec.name, (m) => this.take(m));
    this.puller = puller;
    try {
      while (!this.stopping) {
        const room = await this.gate.room();
        if (!this.stopping) await puller.pull(room);
      }
    } catch (err) {
      this.parts.log.error({ err, consumer: this.spec.name }, 'consumer loop ended');
    }
    puller.stop();
    if (!this.stopping) await this.restart();
  }

  private take(message: Pulled): void {
    if (this.stopping) message.again();
    else if (message.dueAt > Date.now()) this.early.hold(message);
    else void this.handle(message);
  }

  private async comeIn(message: Pulled): Promise<void> {
    await this.gate.room();
    if (this.stopping) message.again();
    else void this.handle(message);
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

  private async handle(message: Pulled): Promise<void> {
    const started = performance.now();
    const { subject, storedAt, deliveries, firesNext } = message;
    const delivery = new Delivery(subject, message.text(), storedAt, deliveries, firesNext, message.seq);
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
      this.parts.observe(this.spec.countedAs ?? this.spec.name, result, items, (performance.now() - started) / 1000);
    }
  }

  private async settleFailure(message: Pulled, error: unknown): Promise<'again' | 'dead'> {
    const { log, dead } = this.parts;
    const settlement = settlementOf(error, message.deliveries);
    if (settlement.kind !== 'dead') {
      const afterMs = settlement.kind === 'again' ? settlement.afterMs : 0;
      log.warn({ err: error, consumer: this.spec.name, seq: message.seq, afterMs }, 'message will be tried again');
      message.again(afterMs);
      return 'again';
    }
    try {
      // term() deletes the message from a work queue, so its copy must be stored first.
      await dead.put(message, message.text(), settlement.reason);
      message.term(settlement.reason.slice(0, 100));
      return 'dead';
    } catch (err) {
      log.error({ err, consumer: this.spec.name, seq: message.seq }, 'dead letter could not be stored');
      message.again(5_000);
      return 'again';
    }
  }

  private signOfLife(): void {
    for (const message of [...this.inWork, ...this.early]) message.working();
  }
}
