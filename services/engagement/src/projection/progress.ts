import { Injectable } from '@nestjs/common';
import { streams } from '@fanfare/contracts';
import { Nats } from '@fanfare/bus';
import { events } from './events-consumer.js';

/** How far the events have been kept. */
@Injectable()
export class Progress {
  constructor(private readonly nats: Nats) {}

  /** Whether every event that was stored at an instant (ms) or before has been kept. */
  async isPast(at: number): Promise<boolean> {
    const { jsm } = this.nats;
    const { ack_floor: kept } = await jsm.consumers.info(streams.events.name, events.name);
    const { first_seq: first, last_seq: last } = (await jsm.streams.info(streams.events.name)).state;
    if (kept.stream_seq >= last) return true;
    const next = await jsm.streams.getMessage(streams.events.name, { seq: Math.max(kept.stream_seq + 1, first) });
    return next !== null && next.time.getTime() > at;
  }
}
