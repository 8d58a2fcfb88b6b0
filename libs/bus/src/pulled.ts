import type { Msg } from '@nats-io/transport-node';

const nanosPerMs = 1_000_000;

/** Says when a timer is due that the server releases earlier; the server passes on headers that are not its own. */
export const dueHeader = 'Fanfare-Due';

/**
 * A message that a consumer gave us. Until it is acknowledged it is ours for `ack_wait`, counted anew from every
 * `working`. What it knows of itself stands in its reply subject (ADR-15 of NATS):
 * `$JS.ACK.[<domain>.<account>.]<stream>.<consumer>.<deliveries>.<stream seq>.<consumer seq>.<stored at, ns>.<pending>[.<random>]`.
 */
export class Pulled {
  readonly stream: string;
  readonly deliveries: number;
  readonly seq: number;
  /** When the server stored it, in ms: the same for every delivery. */
  readonly storedAt: number;

  constructor(private readonly message: Msg) {
    const words = (message.reply ?? '').split('.');
    const at = words.length > 9 ? 4 : 2;
    this.stream = words[at] ?? '';
    this.deliveries = Number(words[at + 2]);
    this.seq = Number(words[at + 3]);
    // Without the last six digits: nanoseconds are more than a number holds exactly.
    this.storedAt = Number(words[at + 5]?.slice(0, -6));
  }

  get subject(): string {
    return this.message.subject;
  }

  text(): string {
    return this.message.string();
  }

  /** When the schedule that released it does so next, in ms; null when no repeating schedule did. */
  get firesNext(): number | null {
    const next = Date.parse(this.message.headers?.get('Nats-Schedule-Next') ?? '');
    return Number.isNaN(next) ? null : next;
  }

  /** When it is to be looked at, in ms: a timer may be released ahead of its time. 0: at once. */
  get dueAt(): number {
    return Number(this.message.headers?.get(dueHeader) ?? 0);
  }

  /** Done: the server may forget it. */
  ack(): void {
    this.message.respond('+ACK');
  }

  /** To be delivered again, after a while. */
  again(afterMs = 0): void {
    this.message.respond(afterMs > 0 ? `-NAK {"delay":${Math.round(afterMs * nanosPerMs)}}` : '-NAK');
  }

  /** Never to be delivered again. */
  term(reason: string): void {
    this.message.respond(`+TERM ${reason}`);
  }

  /** Still at work on it. */
  working(): void {
    this.message.respond('+WPI');
  }
}
