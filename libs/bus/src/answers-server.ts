import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { ServerNats, type CustomTransportStrategy } from '@nestjs/microservices';

type Message = Parameters<ServerNats['handleMessage']>[1];

/**
 * Nest's server for requests, with a way to go down that leaves nobody without an answer. Nest's own forgets its
 * subscriptions at once: what the server had routed here by then is dropped, and whoever asked waits out their time.
 */
export class AnswersServer extends ServerNats implements CustomTransportStrategy {
  private readonly taking: Subscription[] = [];
  private readonly inHand = new Set<Promise<unknown>>();

  /** Takes no more questions, and resolves when all that came are answered. */
  async drain(): Promise<void> {
    await Promise.all(this.taking.splice(0).map((subscription) => subscription.drain()));
    await Promise.allSettled(this.inHand);
  }

  override bindEvents(client: Pick<NatsConnection, 'subscribe'>): void {
    const subscribe: NatsConnection['subscribe'] = (subject, options) => {
      const subscription = client.subscribe(subject, options);
      this.taking.push(subscription);
      return subscription;
    };
    super.bindEvents({ subscribe });
  }

  override async handleMessage(channel: string, message: Message): Promise<unknown> {
    const answering: Promise<unknown> = super.handleMessage(channel, message);
    this.inHand.add(answering);
    return answering.finally(() => this.inHand.delete(answering));
  }
}
