import { Controller } from '@nestjs/common';
import { storedEvent, streams } from '@fanfare/contracts';
import { Bus, Consumes, Outbox, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Admission, type Admitted } from './admission.js';
import { Continuation } from './continuation.js';
import { Arrivals } from './waits/arrivals.js';
import { placeOf } from './waits/event-place.js';

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
    const arrived = await this.arrivals.take(delivery, items);
    await this.continuation.start(delivery, admitted.map((one) => placed(one, delivery)), arrived); // prettier-ignore
    await outbox.stored();
  }
}

/** Of runs that events may end it matters where their own event stands. */
function placed(admitted: Admitted, delivery: Delivery): Admitted {
  return admitted.start.run.tracked ? { ...admitted, place: placeOf(delivery, admitted.line) } : admitted;
}
