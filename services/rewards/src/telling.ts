import { Injectable } from '@nestjs/common';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { Bus } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';

/**
 * Tells workflows what was changed by no step. The change's own document remembers that it is to be told, since the write
 * that made it; this publishes the events, and only then is the document marked. Their ids come from the cause, so that
 * telling twice starts nothing twice.
 */
@Injectable()
export class Telling {
  constructor(
    private readonly bus: Bus,
    private readonly log: Log,
  ) {}

  /** Publishes events, then does what marks them as told. */
  async tell(events: readonly StoredEvent[], mark: () => Promise<void>): Promise<void> {
    await Promise.all(
      events.map((event) =>
        this.bus.publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) }),
      ),
    );
    await mark();
  }

  /** The same, for somebody whose change stands whether or not it can be told now: the next sweep tells it then. */
  async tellSoon(events: readonly StoredEvent[], mark: () => Promise<void>): Promise<void> {
    try {
      await this.tell(events, mark);
    } catch (err) {
      this.log.warn({ err, events: events.map(({ id }) => id) }, 'a change could not be told yet');
    }
  }
}
