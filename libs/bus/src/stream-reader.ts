import {
  DeliverPolicy,
  type Consumer,
  type JetStreamClient,
  type JsMsg,
  type OrderedConsumerOptions,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { Unavailable } from '@fanfare/chassis';

/** Messages on their way to us at once: each may be 700 KiB. */
const messagesPerRequest = 64;
const requestStandsMs = 5_000;
/** The server forgets a reader that vanished after this long. */
const forgottenAfterMs = 30_000;

/** Where to begin: at a message, or at the first one stored at an instant (ms) or later. */
export type ReadFrom = { seq: number } | { time: number };

/**
 * Looks at what a stream holds, in order, up to its end, and takes nothing away. Ordered: after a reconnect or a change
 * of leader it goes on behind the last message that it gave.
 */
export class StreamReader {
  private constructor(
    private readonly consumer: Consumer,
    /** Messages ahead when it was opened. */
    readonly ahead: number,
  ) {}

  static async open(
    js: JetStreamClient,
    stream: string,
    filter: string,
    from: ReadFrom,
    parts: Partial<Pick<OrderedConsumerOptions, 'headers_only'>> = {},
  ): Promise<StreamReader> {
    const start =
      'seq' in from
        ? { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from.seq }
        : { deliver_policy: DeliverPolicy.StartTime, opt_start_time: new Date(from.time).toISOString() };
    const consumer = await js.consumers.get(stream, {
      filter_subjects: filter,
      inactive_threshold: nanos(forgottenAfterMs),
      ...start,
      ...parts,
    });
    const { num_pending } = await consumer.info(true);
    return new StreamReader(consumer, num_pending);
  }

  /** The messages ahead, and those that are stored while it reads, until there are none. */
  async *messages(): AsyncGenerator<JsMsg> {
    for (let ahead = this.ahead; ahead > 0;) {
      const max_messages = Math.min(ahead, messagesPerRequest);
      const before = ahead;
      for await (const message of await this.consumer.fetch({ max_messages, expires: requestStandsMs })) {
        ahead = message.info.pending;
        yield message;
      }
      if (ahead === before) throw new Unavailable('The stream did not hand out what it holds');
    }
  }

  async close(): Promise<void> {
    // A courtesy: the server forgets it by itself.
    await this.consumer.delete().catch(() => undefined);
  }
}
