import { Injectable } from '@nestjs/common';
import type { StoredEvent, TriggerName } from '@fanfare/contracts';
import { EventLog, type LoggedEvent } from '@fanfare/bus';
import { ContactNames, isAbout } from './contact-names.js';

/** A search goes back this far at most, and takes this long. */
const maxSearched = 50_000;
const maxMs = 3_000;

export interface FoundEvents {
  events: LoggedEvent[];
  /** Events looked at. */
  searched: number;
  /** True when there are no others that fit. */
  complete: boolean;
}

/** Looks recorded events up, newest first, within bounds. */
@Injectable()
export class PastEvents {
  constructor(
    private readonly log: EventLog,
    private readonly names: ContactNames,
  ) {}

  async list(
    workspace: string,
    { type, contact, limit }: { type: TriggerName | undefined; contact: string | undefined; limit: number },
  ): Promise<FoundEvents> {
    const fits = contact === undefined ? () => true : isAbout(workspace, await this.names.of(workspace, contact));
    return this.search(workspace, type ?? null, fits, limit);
  }

  async find(workspace: string, id: string, type: TriggerName | null): Promise<LoggedEvent | null> {
    const { events } = await this.search(workspace, type, (event) => event.id === id, 1);
    return events[0] ?? null;
  }

  /** Of one type or of all. */
  async search(
    workspace: string,
    type: TriggerName | null,
    fits: (event: StoredEvent) => boolean,
    limit: number,
  ): Promise<FoundEvents> {
    const until = performance.now() + maxMs;
    const events: LoggedEvent[] = [];
    let searched = 0;
    for await (const logged of this.log.newestFirst(workspace, type)) {
      if (events.length >= limit || searched >= maxSearched || performance.now() > until) {
        return { events, searched, complete: false };
      }
      searched++;
      if (fits(logged.event)) events.push(logged);
    }
    return { events, searched, complete: true };
  }
}
