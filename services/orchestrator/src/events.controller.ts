import { Controller } from '@nestjs/common';
import { storedEvent, streams } from '@fanfare/contracts';
import { Consumes, type Delivery } from '@fanfare/bus';
import { begin } from '@fanfare/engine';
import { Admission } from './admission.js';
import { Placement } from './placement.js';

/** Events start runs. */
@Controller()
export class EventsController {
  constructor(
    private readonly admission: Admission,
    private readonly placement: Placement,
  ) {}

  @Consumes({ name: 'orchestrator-events', stream: streams.events, filter: 'events.>', concurrency: 16 })
  async events(delivery: Delivery): Promise<void> {
    const items = await delivery.items(storedEvent);
    const admitted = await this.admission.admit(
      items.map(({ head }) => head),
      delivery.storedAt,
    );
    await Promise.all(admitted.map(({ workflow, start }) => this.placement.place(begin(workflow, start))));
  }
}
