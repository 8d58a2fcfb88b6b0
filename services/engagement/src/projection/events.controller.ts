import { Controller } from '@nestjs/common';
import { storedEvent } from '@fanfare/contracts';
import { Consumes, type Delivery } from '@fanfare/bus';
import { events } from './events-consumer.js';
import { Projector } from './projector.js';
import { isKept, readEvent } from './read-event.js';
import { Who, whoKey } from './who.js';

/** Takes every event, and keeps what it says of entries, gameplays and prizes. */
@Controller()
export class EventsController {
  constructor(
    private readonly who: Who,
    private readonly projector: Projector,
  ) {}

  @Consumes(events)
  async take(delivery: Delivery): Promise<void> {
    const items = await delivery.items(storedEvent);
    const kept = items.map(({ head }) => head).filter(({ type }) => isKept(type));
    if (kept.length === 0) return;
    const contacts = await this.who.of(kept, delivery.storedAt);
    await this.projector.keep(kept.map((event) => readEvent(event, contacts.get(whoKey(event)) ?? null)));
  }
}
