import { Controller } from '@nestjs/common';
import { scheduleDue, subjects } from '@fanfare/contracts';
import { Bus, Consumes, firedOf, Outbox, type Delivery } from '@fanfare/bus';
import { scheduleEvent } from './schedule-event.js';

/** A schedule that fires becomes an event like any other: it is kept, it starts runs, it can be tried again. */
@Controller()
export class FiringsController {
  constructor(private readonly bus: Bus) {}

  @Consumes(firedOf('schedules'))
  async fired(delivery: Delivery): Promise<void> {
    const { firesNext, storedAt } = delivery;
    const outbox = new Outbox(this.bus);
    for (const { head, line } of await delivery.items(scheduleDue)) {
      if (firesNext === null) {
        await delivery.reject(line, 'no schedule released this');
        continue;
      }
      const event = scheduleEvent(head, firesNext, storedAt);
      outbox.publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) });
    }
    await outbox.stored();
  }
}
