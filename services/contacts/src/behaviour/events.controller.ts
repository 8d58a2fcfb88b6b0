import { Controller } from '@nestjs/common';
import { storedEvent } from '@fanfare/contracts';
import { Consumes, type Delivery } from '@fanfare/bus';
import { events } from './events-consumer.js';
import { Observer } from './observer.js';

/** Takes every event, and remembers what it says of its contact. */
@Controller()
export class EventsController {
  constructor(private readonly observer: Observer) {}

  @Consumes(events)
  async take(delivery: Delivery): Promise<void> {
    const items = await delivery.items(storedEvent);
    await this.observer.observe(
      items.map(({ head }) => head),
      delivery.storedAt,
    );
  }
}
