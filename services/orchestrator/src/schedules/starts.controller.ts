import { Controller } from '@nestjs/common';
import { startDue, storedEvent } from '@fanfare/contracts';
import { Bus, Consumes, dueOf, Outbox, parseJson, type Delivery } from '@fanfare/bus';
import { Admission, type Admitted } from '../admission.js';
import { Continuation } from '../continuation.js';
import { Versions } from '../versions.js';
import { pendingOf, starts } from './later-starts.js';
import { tellNotBegun } from './not-begun.js';
import { PendingStartStore } from './pending-start.store.js';

/** The date has come that runs waited for. */
@Controller()
export class StartsController {
  constructor(
    private readonly admission: Admission,
    private readonly continuation: Continuation,
    private readonly pending: PendingStartStore,
    private readonly versions: Versions,
    private readonly bus: Bus,
  ) {}

  @Consumes(dueOf(starts))
  async start(delivery: Delivery): Promise<void> {
    const admitted: Admitted[] = [];
    const outbox = new Outbox(this.bus);
    const items = await delivery.items(startDue);
    const cancelled = await this.pending.begin(items.map(({ head }) => head.run));
    for (const { head, cargo, line } of items.filter(({ head }) => !cancelled.has(head.run))) {
      const event = parseJson(storedEvent, cargo);
      if ('error' in event) await delivery.reject(line, `event: ${event.error}`);
      else if (await this.versions.inForceOf(head.workspace, head.workflow, head.dueAt)) {
        admitted.push(...(await this.admission.admitDue(head, { event: event.value, text: cargo, line }, outbox)));
      } else tellNotBegun(outbox, pendingOf(head, event.value), 'notInForce', head.dueAt);
    }
    await this.continuation.start(delivery, admitted);
    await outbox.stored();
  }
}
