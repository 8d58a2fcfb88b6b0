import { Controller } from '@nestjs/common';
import { startDue, storedEvent } from '@fanfare/contracts';
import { Consumes, dueOf, parseJson, type Delivery } from '@fanfare/bus';
import { Admission, type Admitted } from '../admission.js';
import { Continuation } from '../continuation.js';
import { starts } from './later-starts.js';

/** The date has come that runs waited for. */
@Controller()
export class StartsController {
  constructor(
    private readonly admission: Admission,
    private readonly continuation: Continuation,
  ) {}

  @Consumes(dueOf(starts))
  async start(delivery: Delivery): Promise<void> {
    const admitted: Admitted[] = [];
    for (const { head, cargo, line } of await delivery.items(startDue)) {
      const event = parseJson(storedEvent, cargo);
      if ('error' in event) await delivery.reject(line, `event: ${event.error}`);
      else admitted.push(...(await this.admission.admitDue(head, { event: event.value, text: cargo, line })));
    }
    await this.continuation.start(delivery, admitted);
  }
}
