import { Controller } from '@nestjs/common';
import { timerFired } from '@fanfare/contracts';
import { Consumes, dueOf, type Delivery } from '@fanfare/bus';
import { Continuation } from './continuation.js';

/** Timers end waits. */
@Controller()
export class DueController {
  constructor(private readonly continuation: Continuation) {}

  @Consumes(dueOf('orchestrator'))
  async due(delivery: Delivery): Promise<void> {
    const items = await delivery.items(timerFired);
    await this.continuation.goOn(delivery, items);
  }
}
