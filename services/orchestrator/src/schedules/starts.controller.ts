import { Controller } from '@nestjs/common';
import { startDue, storedEvent } from '@fanfare/contracts';
import { Bus, Consumes, dueOf, Outbox, parseJson, type Delivery } from '@fanfare/bus';
import { Admission, type Admitted } from '../admission.js';
import { Continuation } from '../continuation.js';
import { starts } from './later-starts.js';

/** The date has come that runs waited for. */
@Controller()
export class StartsController {
  constructor(
    private readonly admission: Admission,
    private readonly continuation: Continuation,
    private readonly bus: Bus,
  ) {}

  @Consumes(dueOf(starts))
  async start(delivery: Delivery): Promise<void> {
    const admitted: Admitted[] = [];
    const outbox = new Outbox(this.bus);
    for (const { head, cargo, line } of await delivery.items(startDue)) {
      const event = parseJson(storedEvent, cargo);
      if ('error' in event) await delivery.reject(line, `event: ${event.error}`);
      else admitted.push(...(await this.admission.admitDue(head, { event: event.value, text: cargo, line }, outbox)));
    }
    await this.continuation.start(delivery, admitted);
    await outbox.stored();
  }
}
