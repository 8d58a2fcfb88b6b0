import { JetStreamApiCodes, JetStreamApiError, type JsMsg } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { Nats } from './nats.js';
import { StreamReader } from './stream-reader.js';

/** Looks through what a stream holds, and takes single messages out of it for good. */
@Injectable()
export class StreamEraser {
  constructor(private readonly nats: Nats) {}

  /** Some at a time, however many there are. */
  async *messages(stream: string, filter: string): AsyncGenerator<JsMsg> {
    const reader = await StreamReader.open(this.nats.js, stream, filter, { seq: 1 });
    try {
      yield* reader.messages();
    } finally {
      await reader.close();
    }
  }

  /** The server writes over what it had on its disk. One that is gone is gone. */
  async erase(stream: string, seq: number): Promise<void> {
    try {
      await this.nats.jsm.streams.deleteMessage(stream, seq, true);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

/** There is no such message; there is no such number (any more). */
const gone: ReadonlySet<number> = new Set([JetStreamApiCodes.NoMessageFound, 10_043]);

function isGone(error: unknown): boolean {
  return error instanceof JetStreamApiError && gone.has(error.code);
}
