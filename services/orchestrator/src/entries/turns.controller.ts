import { Controller } from '@nestjs/common';
import { Consumes, dueOf, type Delivery } from '@fanfare/bus';
import type { Admitted } from '../admission.js';
import { Continuation } from '../continuation.js';
import { Entries, turn } from './entries.js';

/** Queues of contacts are looked at when their time has come. */
@Controller()
export class TurnsController {
  constructor(
    private readonly entries: Entries,
    private readonly continuation: Continuation,
  ) {}

  @Consumes(dueOf('turns'))
  async due(delivery: Delivery): Promise<void> {
    const admitted: Admitted[] = [];
    for (const { head } of await delivery.items(turn)) {
      admitted.push(...(await this.entries.turn(head, delivery.storedAt)));
    }
    await this.continuation.begin(delivery, admitted);
  }
}
