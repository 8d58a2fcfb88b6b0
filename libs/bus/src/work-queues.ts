import { JetStreamApiCodes, JetStreamApiError, type ConsumerInfo, type StreamInfo } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { lanesStream, streams, subjects, timerShards, timersStream } from '@fanfare/contracts';
import { Unavailable } from '@fanfare/chassis';
import { Nats } from './nats.js';

/** How the queues stand, on the server's clock. */
export interface Backlog {
  now: number;
  /** When the message was stored that waits longest to be handled; `now` when none does. In ms. */
  oldest: number;
}

/**
 * Says how far everything that carries runs has been handled, without looking at any message: every message that was
 * stored before `oldest` has been, and what it caused is stored.
 */
@Injectable()
export class WorkQueues {
  constructor(private readonly nats: Nats) {}

  /** How far the history has been taken in, whatever else there is to do. */
  async history(): Promise<Backlog> {
    try {
      const { now, oldest } = await this.historyBacklog();
      return { now, oldest: Math.min(now, oldest) };
    } catch (cause) {
      throw new Unavailable('HISTORY did not say how it stands', { cause });
    }
  }

  async backlog(): Promise<Backlog> {
    try {
      const { now, oldest } = await this.historyBacklog();
      const waiting = await Promise.all([
        this.nats.jsm.streams.info(streams.results.name).then(oldestIn),
        this.oldestStep(),
        this.oldestEvent(),
        ...Array.from({ length: timerShards }, (_, shard) => this.oldestDue(shard)),
      ]);
      return { now, oldest: Math.min(now, oldest, ...waiting) };
    } catch (cause) {
      throw new Unavailable('The streams did not say how they stand', { cause });
    }
  }

  /** Of the lanes of a service, by their keys, those in which something waits. */
  async lanesInUse(service: string): Promise<Set<string>> {
    try {
      const filter = { subjects_filter: subjects.lanes(service) };
      const { state } = await this.nats.jsm.streams.info(lanesStream(service).name, filter);
      const prefix = subjects.lane(service, '').length;
      return new Set(Object.keys(state.subjects ?? {}).map((subject) => subject.slice(prefix)));
    } catch (cause) {
      const isNone = cause instanceof JetStreamApiError && cause.code === JetStreamApiCodes.StreamNotFound;
      if (isNone) return new Set();
      throw new Unavailable('The lanes did not say how they stand', { cause });
    }
  }

  /** The messages that wait in the lanes of a service, one by one: of a work queue there is no other way to look at them. */
  async *laneMessages(service: string): AsyncGenerator<string> {
    if ((await this.lanesInUse(service)).size === 0) return;
    const { name } = lanesStream(service);
    for (let seq = 1; ;) {
      // The client's types know this query only for streams that answer directly; the server answers it for all.
      const query = { seq, next_by_subj: subjects.lanes(service) };
      const message = await this.nats.jsm.streams.getMessage(name, query);
      if (!message) return;
      yield message.string();
      seq = message.seq + 1;
    }
  }

  private async historyBacklog(): Promise<Backlog> {
    const history = await this.nats.jsm.streams.info(streams.history.name);
    return { now: Date.parse(history.ts ?? ''), oldest: oldestIn(history) };
  }

  private async oldestStep(): Promise<number> {
    let oldest = Infinity;
    for await (const stream of this.nats.jsm.streams.list(subjects.steps('*'))) {
      oldest = Math.min(oldest, oldestIn(stream));
    }
    return oldest;
  }

  /** Beside timers that have fired the stream holds those that are armed, and these are older. */
  private oldestDue(shard: number): Promise<number> {
    return this.storedAt(timersStream(shard).name, 1, subjects.dueIn(shard, '*'));
  }

  /** Events stay when they have been handled; how far they were is for their consumers to say. */
  private async oldestEvent(): Promise<number> {
    const { name } = streams.events;
    let oldest = Infinity;
    for await (const consumer of this.nats.jsm.consumers.list(name)) {
      if (isBehind(consumer)) {
        oldest = Math.min(oldest, await this.storedAt(name, consumer.ack_floor.stream_seq + 1, subjects.events()));
      }
    }
    return oldest;
  }

  private async storedAt(stream: string, seq: number, next_by_subj: string): Promise<number> {
    // The client's types know this query only for streams that answer directly; the server answers it for all.
    const query = { seq, next_by_subj };
    const message = await this.nats.jsm.streams.getMessage(stream, query);
    return message ? message.time.getTime() : Infinity;
  }
}

function oldestIn({ state }: StreamInfo): number {
  return state.messages === 0 ? Infinity : Date.parse(state.first_ts);
}

/** Those who only read the log have no name, and nobody waits for them. */
export function isBehind({ config, num_pending, num_ack_pending }: ConsumerInfo): boolean {
  return config.durable_name !== undefined && num_pending + num_ack_pending > 0;
}
