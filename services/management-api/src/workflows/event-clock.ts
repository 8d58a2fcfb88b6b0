import { Injectable } from '@nestjs/common';
import { streams } from '@fanfare/contracts';
import { Nats } from '@fanfare/bus';
import { Unavailable } from '@fanfare/chassis';

/**
 * The clock that stamps events: that of the server which leads the EVENTS stream. Which version an event starts is
 * decided by that stamp, so a change must be timed by the same clock; ours may be seconds away from it.
 */
@Injectable()
export class EventClock {
  constructor(private readonly nats: Nats) {}

  async now(): Promise<number> {
    const info = await this.nats.jsm.streams.info(streams.events.name).catch((cause: unknown) => {
      throw new Unavailable('JetStream did not tell its time', { cause });
    });
    return info.ts === undefined ? Date.now() : Date.parse(info.ts);
  }

  /** Resolves when an event that is published now gets a stamp of `instant` or later. */
  async until(instant: number): Promise<void> {
    for (let now = await this.now(); now < instant; now = await this.now()) {
      await new Promise((resolve) => setTimeout(resolve, instant - now));
    }
  }
}
