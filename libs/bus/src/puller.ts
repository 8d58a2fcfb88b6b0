import { createInbox, nanos, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import { Pulled } from './pulled.js';

/** How long a request for messages stands at the server. */
const standsMs = 5_000;

/** A server that holds a request answers it by then; one that does not (it restarted, say) is asked again. */
const lostAfterMs = standsMs + 1_000;

/** What a server says instead of a message, by the code in its header (ADR-13 of NATS). */
const codes = { conflict: 409, nobody: 503 } as const;

/** The consumer or its stream is not there (any more). */
class ConsumerGone extends Error {}

/**
 * Asks a durable consumer for messages, so many at a time, over one subscription. The client's own `fetch` makes a
 * subscription, a monitor and a status listener for every request, which costs more than a message of hundreds of items.
 */
export class Puller {
  private readonly inbox = createInbox();
  private readonly subject: string;
  private readonly subscription: Subscription;
  private requests = 0;
  private missing = 0;
  private open: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(
    private readonly connection: NatsConnection,
    stream: string,
    consumer: string,
    /** Called for every message that arrives, however late. */
    private readonly take: (message: Pulled) => void,
  ) {
    this.subject = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`;
    this.subscription = connection.subscribe(`${this.inbox}.*`, { callback: (_, message) => this.arrived(message) });
    void this.watchConnection();
  }

  /** Resolves when so many messages have come, or no more will; rejects when there is no such consumer. */
  async pull(batch: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.open = { resolve, reject };
    this.missing = batch;
    this.requests++;
    const lost = setTimeout(resolve, lostAfterMs);
    try {
      const request = JSON.stringify({ batch, expires: nanos(standsMs) });
      this.connection.publish(this.subject, request, { reply: this.address() });
      await promise;
    } finally {
      clearTimeout(lost);
      this.open = null;
    }
  }

  /** Ends the request; what is on its way still arrives. */
  stop(): void {
    this.open?.resolve();
    // Rejects when the connection is gone, and then nothing is on its way.
    this.subscription.drain().catch(() => undefined);
  }

  private arrived(message: Msg): void {
    if (message.subject.startsWith(this.inbox)) return this.told(message);
    this.take(new Pulled(message));
    if (--this.missing <= 0) this.open?.resolve();
  }

  /** No message, but word that no more will come: time is up, the consumer changed its leader, or there is none. */
  private told({ subject, headers }: Msg): void {
    if (subject !== this.address()) return;
    const [code, why] = [headers?.code, headers?.description ?? ''];
    const gone = code === codes.nobody || (code === codes.conflict && /deleted/i.test(why));
    if (gone) this.open?.reject(new ConsumerGone(why || 'no consumer answers'));
    else this.open?.resolve();
  }

  /** One per request: word on an old one, which a server still held, must not end a newer one. */
  private address(): string {
    return `${this.inbox}.${this.requests}`;
  }

  /** A server that was away knows nothing of the request. */
  private async watchConnection(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (this.subscription.isClosed()) return;
      if (type === 'reconnect') this.open?.resolve();
    }
  }
}
