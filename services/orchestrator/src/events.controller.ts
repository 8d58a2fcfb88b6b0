import { Controller } from '@nestjs/common';
import { storedEvent, streams } from '@fanfare/contracts';
import { Bus, Consumes, Outbox, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Admission } from './admission.js';
import { Arrivals } from './waits/arrivals.js';
import { Continuation } from './continuation.js';

const events: ConsumerSpec = {
  name: 'orchestrator-events',
  stream: streams.events,
  filter: 'events.>',
  concurrency: 16,
  itemsInHand: 800,
};

/** Events start runs, and end waits. */
@Controller()
export class EventsController {
  constructor(
    private readonly admission: Admission,
    private readonly arrivals: Arrivals,
    private readonly continuation: Continuation,
    private readonly bus: Bus,
  ) {}

  @Consumes(events)
  async events(delivery: Delivery): Promise<void> {
    const items = await delivery.items(storedEvent);
    const outbox = new Outbox(this.bus);
    const admitted = await this.admission.admit(items, delivery.storedAt, outbox);
    const arrived = await this.arrivals.take(items, delivery.storedAt);
    await this.continuation.start(delivery, admitted, arrived);
    await outbox.stored();
  }
}
