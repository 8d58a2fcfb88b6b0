import { Injectable } from '@nestjs/common';
import type { StartDue } from '@fanfare/contracts';
import { Bus } from '@fanfare/bus';

/** Who takes what is due then: `due.starts`. */
export const starts = 'starts';

/** Runs that begin later than their event: each waits as a timer under its own id, so that arming it again is arming it once. */
@Injectable()
export class LaterStarts {
  constructor(private readonly bus: Bus) {}

  /** Resolves when the timer is stored. `event` is the event as text. */
  async arm(due: StartDue, event: string): Promise<void> {
    await this.bus.publishAt(due.dueAt, `${due.run}/start`, starts, { head: JSON.stringify(due), cargo: event });
  }
}
