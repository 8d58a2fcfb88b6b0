import { Unavailable } from '@fanfare/chassis';
import { JetStreamApiError } from '@nats-io/jetstream';

/** A stream has reached its size and takes nothing more until something is worked off: weather, like a server that is away. */
export class StreamFull extends Unavailable {
  override readonly name = 'StreamFull';

  constructor(
    readonly subject: string,
    cause: unknown,
  ) {
    super(`The stream behind ${subject} is full; it takes messages again when some are worked off.`, { cause });
  }
}

// "maximum bytes/messages exceeded" on a stream with discard new, and a server whose store is full.
const full = new Set([10077, 10023]);

/** What a failed publish means. Unless the server said no, the message may be stored: whoever published repeats it. */
export function publishFailure(subject: string, error: unknown): Error {
  if (error instanceof JetStreamApiError) {
    if (full.has(error.code)) return new StreamFull(subject, error);
    return new Unavailable(`JetStream refused a publish to ${subject}: ${error.message}`, { cause: error });
  }
  if (error instanceof Error && error.name === 'InvalidArgumentError') return error;
  return new Unavailable(`Nobody confirmed a publish to ${subject}; it may or may not be stored.`, { cause: error });
}
